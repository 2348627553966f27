"""Short forms of given names: which names may be one person's. Facts, by what a name is short for.

Each line: a full name, then what people of that name are called. A short form may stand on several lines ("Alex"). Keys
as `text.key` makes them: small letters without accents.
"""

from functools import cache

from netjournal.text import listed

_TABLE = """
abigail abby gail
adelheid heidi
agnieszka aga
albert al bert bertie
alejandro alex ale jandro
aleksandra ola alex
alexander alex al sandy sascha sasha xander lex
alexandra alex sandra sandy sascha sasha lexi
alfred alf alfie fred
alice ali
alison ali
amanda mandy
andreas andi andy
andrew andy drew
andrzej andrew jedrek
angela angie
anneliese anne liesel
antoinette toni
anthony tony ant
antonio tony toni tonio
archibald archie
arthur art artie
barbara barb barbie babs
bartholomew bart
beatrice bea trixie
beatrix bea trixie
benedict ben
benedikt ben
benjamin ben benny benji
bernadette bernie detta
bernard bernie
bernhard bernd
bradley brad
caroline caro carrie
carolina caro carol
catarina cata
catherine cathy cath kate katie kat cat
charles charlie chuck chas
charlotte charlie lottie
christian chris
christina chris tina chrissie
christine chris tina chrissie
christoph chris stoffel
christopher chris kit topher
claudio clau
clifford cliff
concepcion concha conchita
constance connie
cornelia conny
cynthia cindy
daniel dan danny dani
daniela dani
david dave davey
deborah deb debbie
dennis den
dietrich dieter
dolores lola
dominic dom nic
dominik dom nik
donald don donnie
dorothea dora thea
dorothy dot dottie dolly
douglas doug
eduardo edu lalo
edward ed eddie ted teddy ned
edwin ed eddie
eleanor ellie nell nora
elisabeth lisa liz elli sissi lisl
elizabeth liz lizzie beth betty eliza libby lisa betsy
emanuel manu
emily em emmy
emma em
enrique quique kike
erich rick
ernest ernie
eugene gene
evelyn evie
ezekiel zeke
felicity fliss
ferdinand ferdi
fernando nando fer
florence flo florrie
frances fran frankie
francesca fran chesca
francis frank fran
francisca paca paquita chica
francisco paco pancho curro chico kiko fran
franklin frank
franz franzl
frederick fred freddie
frederic fred
friedrich fritz fred
gabriel gabe gab
gabriele gabi
gabriela gabi gaby
genevieve gen
geoffrey geoff
gerald gerry jerry
gerard gerry
gerhard gerd
gertrud trude
gertrude gertie trudy
gilbert gil bert
giuseppe beppe peppe
gottfried friedl
graciela chela
gregory greg
guadalupe lupe
guilherme gui
guillaume guy
guillermo memo guille
gustavo gus tavo
hannelore hanne lore
harold harry hal
harriet hattie
heinrich heinz heini
helena lena helen
helene lene leni
henrietta hetty etta
henry harry hank hal
herbert herb bert bertie
hermann manni
hildegard hilde
humphrey hum
ignacio nacho
irene rene
isabel isa bel
isabella bella izzy isa
isabelle isa belle
isidore izzy
jacob jake
jacqueline jackie
jacques jacquot
jakob jockel
james jim jimmy jamie
jane janie jenny
janet jan
jean-pierre jp
jennifer jen jenny
jeremiah jerry
jeremy jem jez
jerome jerry
jessica jess jessie
joachim jo achim jochen
joan joanie
joanna jo
joanne jo
joao joaozinho
johannes hannes hans johann
john jack johnny jon
jonathan jon jonny
jorge coque
jose pepe zeca che
josefa pepa
joseph joe joey jo
josephine jo josie
joshua josh
juan juanito
judith judy jude
julia jules
julian jules
julie jules
jurgen jogi
justin jus
karl-heinz kalle
katarzyna kasia
katharina kathi kati kathrin nina
katherine kate katie kathy kat kit
kathleen kathy kath kate
kathryn kathy kate katie
kenneth ken kenny
kimberly kim
konstantin kosta
krzysztof krzys
kurt kurti
laurence larry laurie
lawrence larry laurie
leonard len leo lenny
leonardo leo
leonor nono
leopold leo poldi
leslie les
lillian lil lily
louis lou louie
louise lou lulu
lourdes lulu
lucas luke
lucia luz lucy
ludwig lutz
luis lucho
luiz lula
madeleine maddie
magdalena magda lena leni
malgorzata gosia
manfred manni fred
manuel manolo manu
manuela manu
marc-antoine marco
margaret maggie meg peggy marge greta rita
margarete grete gretel greta
margarita marga rita
maria mia mitzi mari
maria-jose marijo
maria-teresa maite
marianne nanne
marie-claude claude
marjorie marge
martha marty
martin marty
martina tina
mary molly polly may
matthew matt
matthias matze hias
matilda tilly mattie
maurice moe
maximilian max
maxwell max
melanie mel
melissa mel lissa
mercedes merche
michael mike mick mickey micha michi
michaela michi micha
michel mich
michelle shelly
miguel migue
mildred millie
mohamed mo
mohammed mo
monika moni
montserrat montse
nancy nan
natalia nat nata
natalie nat
natasha tasha
nathan nate
nathaniel nate nat
nicholas nick nicky
nicolas nico
nicola nicky nic
nikolaus klaus niko nik nick
norbert bert
norman norm
olivia liv livvy
oliver ollie olli
oscar ossie
pamela pam
patricia pat patty tricia trish pati
patrick pat paddy
paulina paula
penelope penny
percival percy
peter pete
philip phil pip
phillip phil
philippa pippa pip
prudence prue
rachel rach
rafael rafa
ramon moncho
raymond ray
rebecca becky becca
reginald reg reggie
reinhard reini
renate reni
richard rick ricky dick rich richie
ricardo rick cardo richi
robert bob bobby rob robbie bert robi
roberto beto berto rober
rodney rod
roger rodge
roland rolli
ronald ron ronnie
rosalind ros
rosario charo
rosemary rose rosie
rosemarie rosi
rudolf rudi
rudolph rudy
russell russ
salvador chava salva
samantha sam sammy
samuel sam sammy
santiago santi yago
sarah sally sadie
sebastian seb bastian basti sebas
sebastien seb
sergio checo
siegfried sigi
sigrid siri
sidney sid
simone mone
solomon sol
sophia sophie
sophie soph
stanislaw stas
stanley stan
stefan steff
stefanie steffi
stephanie steph
stephen steve steph
steven steve
susan sue susie
susanna sue susie sanna
susanne susi sanne
sylvester sly
sylvia syl
tabitha tabby
teresa tess terry tere
terence terry
thaddeus tad
theodor theo
theodore ted teddy theo
theresa tess terry tessa
theresia resi
therese terry
thomas tom tommy
timothy tim timmy
tobias tobi toby
ulrich uli ulli
ulrike uli ulli
ursula uschi ulla
valentina vale tina
valerie val
vicente chente
victor vic
victoria vicky tori
vincent vince vinnie
virginia ginny
vivian viv
waldemar waldi
walter walt wally
wilfred wilf fred
wilhelm willi helmi
wilhelmina minnie willa
william will bill billy willy liam
wolfgang wolf wolfi
xaver xaverl
yolanda yoli
yvonne vonnie
zachary zach zack
"""

_LONG_ENOUGH = frozenset(listed(
    "adam adrian alan allan anna aaron bruce carl carla carlos clara colin craig dean diego duncan ellen elena emilio "
    "eric erik esther eva felix fernanda george gareth georg glenn gordon graham grace guy hannah helen hugh hugo ian "
    "ingrid ivan jan jana jason joel jorge karen karl karin keith kevin lars laura lauren lee lena leon linda luca "
    "marc marco marcus maria mario marion mark markus marta max maya miguel mohan moritz naomi neil nigel nina noah "
    "nora olaf oleg olga otto owen paolo paul paula pablo petra pedro peter pierre rosa roy ruth ryan sara scott sean "
    "silvia simon sofia stuart sven tara taylor vera wayne werner xavier yusuf zoe"
))  # fmt: skip
"""Given names that are not shortened. Not all of them: those that are family names too, or beside one that is alike."""


@cache
def _roots() -> dict[str, frozenset[str]]:
    """A given name, short or full, and the full names it may stand for."""
    found: dict[str, set[str]] = {}
    for line in _TABLE.strip().splitlines():
        full, *shorts = listed(line)
        for name in (full, *shorts):
            found.setdefault(name, set()).add(full)
    return {name: frozenset(fulls) for name, fulls in found.items()}


def roots(name: str) -> frozenset[str]:
    """The full names a given name (a key) may be, itself among them where it is one; empty for one not in the table."""
    return _roots().get(name, frozenset())


def is_given(name: str) -> bool:
    """Whether a word (a key) is known as a given name."""
    return name in _LONG_ENOUGH or name in _roots()


def is_short(name: str) -> bool:
    """Whether a given name (a key) is only short for others."""
    return bool(roots(name)) and name not in roots(name)


def short_form(one: str, other: str) -> str:
    """Why two given names may be one person's, in words over the keys; "" where nothing says so."""
    ones, others = roots(one), roots(other)
    if one == other or not ones & others:
        return ""
    if other in ones and one not in others:
        return f"“{one.title()}” is a short form of {other.title()}"
    if one in others:
        return f"“{other.title()}” is a short form of {one.title()}"
    full = min(ones & others)
    return f"“{one.title()}” and “{other.title()}” are both short for {full.title()}"
