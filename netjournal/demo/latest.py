"""The part of the demo journal that is seen first: its regulars, the last five weeks, event by event, and what the
first weekly review finds besides them.

Days are counted back from today and from the latest Wednesday, so that the breakfast is on a Wednesday whenever the
journal is made. Nobody here is a real person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

TALKED, HELLO, MISSED, NOT_MET = "talked", "hello", "missed", "not met"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast. `since`: at which part of the years they are met (0 the beginning; 1 only in a scene)."""

    name: str
    organisation: str
    role: str
    does: str
    hook: str
    needs: str = ""
    offers: str = ""
    tags: tuple[str, ...] = ()
    since: float = 1.0
    stage: str = "met"
    """How close they come, where the moves of the years allow it."""
    aliases: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    people: tuple[str, ...]
    said: str
    words: str = ""
    how: str = ""
    """"" for what suits the event."""


@dataclass(frozen=True, slots=True)
class Vow:
    """A promise. `due`: as it was stated. `state`: "", "done" or "let go", with what came of it."""

    person: str
    direction: str
    words: str
    due: str = ""
    state: str = ""
    came: str = ""


@dataclass(frozen=True, slots=True)
class Thought:
    """An idea. `family`: the one of words.FAMILIES that it is another hearing of; `place`: where it came."""

    text: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    spark: bool = False
    family: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One event of the latest weeks with everything that came of it. `length`: of its reflection, "" for none."""

    title: str
    kind: str
    day: date
    starts: str
    minutes: int
    place: str
    series: str = ""
    introduction: str = ""
    hopes: str = ""
    cost: str = ""
    hours: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    length: str = ""
    room: tuple[tuple[str, str], ...] = ()
    talks: tuple[Talk, ...] = ()
    vows: tuple[Vow, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    closer: tuple[tuple[str, str, str], ...] = ()
    """(name, move, words)"""
    wrote: str = ""
    """What was written freely in the reflection."""
    closing: str = ""


BREAKFAST, LUNCH, ONLINE = "Thames Breakfast", "Oxford Lunch", "Small & Stubborn"
CONFERENCE, SPRING_CONFERENCE = "Shopkeepers & Makers", "The Independent Trade Days"
BOATHOUSE, UPSTAIRS = "The Boathouse, Wallingford", "upstairs at the Lamb & Lantern, Oxford"

CAST = (
    Member(
        "Priya Nair",
        "Larder & Ledger",
        "Accountant",
        "accounts for bakeries",
        "red glasses, sails",
        "clients who open their post; someone to draw the year-end letter",
        "a VAT checklist that fits one page",
        ("money", "generous"),
        0.0,
        "know",
    ),
    Member(
        "Tom Ellis",
        "Ellis & Oak",
        "Cabinet maker",
        "counters for small shops",
        "tape measure behind the ear",
        "a letterer for shop counters; a dry store near the ring road",
        "a day in the workshop; oak off-cuts",
        ("makers", "river"),
        0.0,
        "trust",
    ),
    Member(
        "Ana Kovačević",
        "Across",
        "Translator",
        "German and Croatian for exporters",
        "swam the lake at dawn",
        "exporters who have only just started",
        "a quick look at your product names abroad",
        ("words",),
        0.05,
        "know",
    ),
    Member(
        "Gwen Pritchard",
        "The Boathouse",
        "Host",
        "runs the boathouse and its breakfast",
        "speaks Welsh to the cat",
        "a running order for sixty people",
        "the back room on Thursdays",
        ("host", "river"),
        0.0,
        "trust",
        ("Mrs P",),
    ),
    Member(
        "Tom Adeyemi",
        "North Light",
        "Photographer",
        "portraits of people at work",
        "laughs before the joke is over",
        "an empty shop for one weekend",
        "one free portrait for each new member",
        ("pictures",),
        0.1,
        "like",
    ),
    Member(
        "Zoë Marchetti",
        "Marchetti Gelati",
        "Founder",
        "ice cream from a van, then a shop",
        "the lemon-yellow coat",
        "a name you can shout across a field",
        "a cart and a bell for any opening",
        ("food",),
        0.25,
        "like",
    ),
    Member(
        "Søren Lykke",
        "Lykke Light",
        "Electrician",
        "lighting for shop windows",
        "very small handwriting",
        "shopfitters who ring early",
        "warm bulbs instead of cold ones",
        ("trades", "light"),
        0.3,
        "know",
    ),
    Member(
        "Farida Haidari",
        "Second Stitch",
        "Tailor",
        "alterations and mending",
        "sews all her own shirts",
        "a room with a window on the high street",
        "pockets, added to anything",
        ("makers",),
        0.35,
        "like",
    ),
    Member(
        "Kwame Boateng-Lewis",
        "Boateng-Lewis Law",
        "Solicitor",
        "leases for first shops",
        "draws while listening",
        "landlords who answer",
        "fifteen minutes on any lease; a one-page contract to copy",
        ("law", "generous"),
        0.15,
        "know",
    ),
    Member(
        "Ana Lúcia Prates",
        "Prates Pottery",
        "Potter",
        "plates for three restaurants",
        "clay on the phone",
        "a stall partner for December; a kiln engineer",
        "seconds at cost",
        ("makers",),
        0.45,
        "like",
        ("Lu",),
    ),
    Member(
        "Priya Raman",
        "Raman Gardens",
        "Garden designer",
        "gardens for schools",
        "secateurs in the handbag",
        "head teachers with a bit of tarmac",
        "cuttings, always cuttings",
        ("green",),
        0.5,
        "like",
    ),
    Member(
        "Łukasz Wrona",
        "Wrona Bread",
        "Baker",
        "rye bread and slow loaves",
        "from Gdańsk, misses the sea",
        "a second pair of hands at three in the morning",
        "a starter that is eleven years old",
        ("food",),
        0.55,
        "know",
    ),
    Member(
        "Bríd O'Shea",
        "O'Shea Words",
        "Copywriter",
        "words for dull websites",
        "fountain pen, purple ink",
        "an illustrator with a sense of humour",
        "cuts your page by half",
        ("words", "mentor"),
        0.2,
        "trust",
    ),
    Member(
        "Tom Whitlock",
        "Whitlock Marine",
        "Insurance broker",
        "insurance for boatyards",
        "grandfather's watch",
        "stories of claims that went well",
        "a list of what is never covered",
        ("money", "river"),
        0.6,
        "met",
    ),
    Member(
        "佐藤 遥",
        "Haru Paper",
        "Paper maker",
        "washi for restorers",
        "folds every receipt into a bird",
        "a framer closer than Swindon",
        "a morning with the vat",
        ("makers",),
        0.4,
        "like",
        ("Haruka Sato", "Haruka"),
    ),
    Member(
        "Ngozi Eze-Hart",
        "Brook Street Nursery",
        "Nursery owner",
        "mornings for shift workers",
        "four brothers, all plumbers",
        "a carpenter on Fridays",
        "opens at half past five",
        ("people",),
        0.7,
        "like",
    ),
    Member(
        "Yusuf Demir",
        "Demir Ovens",
        "Oven builder",
        "brick ovens for bakeries",
        "hands like shovels, plays the oud",
        "bakers moving to bigger premises",
        "mends any oven by breakfast",
        ("food", "trades"),
        0.75,
        "met",
    ),
    Member(
        "Jean-Marc Aubry",
        "Aubry Vélo",
        "Bicycle mechanic",
        "cargo bikes for deliveries",
        "the yellow cycling jacket",
        "shops that deliver within two miles",
        "a bike to borrow for a week",
        ("trades",),
        0.65,
        "like",
    ),
    # met in the latest weeks
    Member(
        "Ingrid Solheim",
        "Fjord & Field",
        "Cheesemonger",
        "cheese, and stories of goats",
        "badge upside down all day",
        "a sign that makes no promise",
        "a tasting for eight",
        ("food",),
    ),
    Member(
        "Dev Malhotra",
        "High Street Counts",
        "Researcher",
        "high streets, counted",
        "counts on his fingers, aloud",
        "councils with a question",
        "counts your street for a day",
        ("town",),
        aliases=("Devinder",),
    ),
    Member(
        "Rosalind Makepeace",
        "Makepeace Lettings",
        "Letting agent",
        "shops to let, first-timers",
        "enormous scarf, tiny car",
        "tenants with an idea",
        "hears of empty shops first",
        ("town",),
    ),
    Member(
        "王美玲",
        "Jade Kettle",
        "Tea merchant",
        "tea for offices that care",
        "three flasks, no cups",
        "a window in Jericho for December",
        "a tasting at any meeting",
        ("food",),
        aliases=("Meiling Wang", "Meiling"),
    ),
    Member(
        "Cosimo Rinaldi",
        "Rinaldi Press",
        "Printer",
        "letterpress and short runs",
        "ink under one thumbnail",
        "designers who like ink; labels by the hundred",
        "a day at the press",
        ("makers", "supplier"),
    ),
    Member(
        "Ana Horvat-Wells",
        "Barn & Bell",
        "Events organiser",
        "weddings in barns",
        "never takes the coat off",
        "a marquee that isn't white; speakers who finish on time",
        "spare chairs, two hundred",
        ("events",),
    ),
    Member(
        "Amara Okafor",
        "Okafor Voice",
        "Voice coach",
        "voices for nervous speakers",
        "big laugh, soft handshake",
        "conference organisers",
        "sits in the back row for you",
        ("words",),
    ),
    Member(
        "Petra Zelenka",
        "Zelenka Glass",
        "Glass artist",
        "mirrors with writing on",
        "silver trainers",
        "lettering on glass; vicars, ideally",
        "old glass by the box",
        ("makers",),
    ),
    Member(
        "Callum Threlfall",
        "Threlfall's",
        "Bookseller",
        "second-hand books, bad coffee",
        "reads the end first",
        "a sign you can read from the bridge",
        "the back room, most evenings",
        ("shops",),
    ),
    Member(
        "Hương Nguyễn",
        "Hương Studio",
        "Illustrator",
        "maps of small places",
        "draws on the tablecloth",
        "somebody with words and no pictures",
        "draws live at meetings",
        ("pictures",),
        aliases=("Huong",),
    ),
    Member(
        "Elif Yıldız-Grant",
        "Yıldız-Grant",
        "Coach",
        "family firms, handing over",
        "always by the window",
        "family firms with two generations",
        "a first walk, no charge",
        ("people",),
    ),
    Member(
        "Osei Mensah-Rudge",
        "Canal Cooperage",
        "Cooper",
        "barrels, and tables from barrels",
        "brought his own teaspoon",
        "pubs changing hands",
        "a barrel for any opening",
        ("makers", "river"),
    ),
    Member(
        "Ana Reyes",
        "Reyes & Rowe",
        "Founder",
        "packaging, small runs",
        "a box that opens like a book",
        "makers who outgrew brown paper; labels by the hundred",
        "sample boxes in a week",
        ("packaging", "makers"),
    ),
    Member(
        "Hattie Goodfellow",
        "Goodfellow Signs of Life",
        "Florist",
        "flowers grown within ten miles",
        "mud to the knee, pearls",
        "a cold store to share",
        "buckets of what is over on Fridays",
        ("green",),
        aliases=("Harriet Goodfellow",),
    ),
    Member(
        "Marek Pospíšil",
        "Marek's Wheels",
        "Joiner",
        "carts, stalls and one ferry",
        "one hearing aid, sit on the right",
        "stallholders for the December market",
        "a stall on wheels to try",
        ("makers", "market"),
    ),
)


def scenes(today: date) -> tuple[Scene, ...]:
    """The events of the latest five weeks, oldest first, and the one of next week."""
    breakfast = today - timedelta((today.weekday() - 2) % 7)
    while (today - breakfast).days < 2:
        breakfast -= timedelta(7)
    evening = today - timedelta(2 if breakfast != today - timedelta(2) else 3)
    monday = breakfast - timedelta(2)
    following = today - timedelta(today.weekday()) + timedelta(9)

    conference = Scene(
        CONFERENCE,
        "conference",
        breakfast - timedelta(33),
        "09:30",
        450,
        "The Corn Exchange, Newbury",
        CONFERENCE,
        "I'm the one with the ladder. I help small shops be noticed by people who walk past.",
        "Find out what people do with empty shops elsewhere.",
        "£85",
        "10",
        "Badges with first names in large. Good idea.",
        ("shops", "town"),
        "unhurried",
        (
            ("Ingrid Solheim", TALKED),
            ("Dev Malhotra", TALKED),
            ("Rosalind Makepeace", TALKED),
            ("Bríd O'Shea", TALKED),
            ("Tom Adeyemi", HELLO),
            ("Kwame Boateng-Lewis", HELLO),
            ("Amara Okafor", HELLO),
            ("Petra Zelenka", MISSED),
            ("Priya Raman", HELLO),
            ("Tom Whitlock", NOT_MET),
        ),
        (
            Talk(
                ("Dev Malhotra",),
                "Counted a street for a month. Benches matter more than parking, and no council wants to hear it.",
                "people slow down for handwriting, I have it in the numbers, twice",
            ),
            Talk(
                ("Ingrid Solheim",),
                "Told the story of the goat to nine strangers in the coffee queue, and sold two cheeses.",
                "I want a sign that makes no promise",
            ),
            Talk(
                ("Rosalind Makepeace",),
                "Three empty shops on her books, one landlord. He would rather have life in them than rent.",
                "bring me somebody with an idea, not with a deposit",
            ),
            Talk(
                ("Bríd O'Shea", "Ingrid Solheim"),
                "Stood them next to each other. They were on to labels within a minute.",
            ),
        ),
        (
            Vow("Dev Malhotra", "theirs", "send the bench figures", "in a fortnight"),
            Vow("Rosalind Makepeace", "mine", "write half a page on windows for empty shops", "in two weeks"),
            Vow(
                "Ingrid Solheim",
                "mine",
                "send three sketches without a promise in them",
                "in three weeks",
                "done",
                "she chose the fourth, on the napkin",
            ),
            Vow("Amara Okafor", "theirs", "listen to my five minutes from the back row", "some day"),
        ),
        (
            Thought(
                "Benches matter more than parking, and someone has counted it",
                ("Dev Malhotra",),
                ("town",),
                True,
                "bench",
            ),
            Thought(
                "The landlord of three empty shops wants life more than rent",
                ("Rosalind Makepeace",),
                ("town", "shops"),
                family="empty-shops",
            ),
            Thought("A sign that makes no promise, only says where the door is", ("Ingrid Solheim",), ("signs",)),
            Thought(
                "People slow down for handwriting: it is in the numbers",
                ("Dev Malhotra",),
                ("signs",),
                family="handwriting",
            ),
            Thought("Badges with the first name large and nothing else: copy that for the breakfast", (), ("events",)),
            Thought("Everyone who spoke well began with their second sentence", ("Amara Okafor",), ("words",)),
        ),
        (("Bríd O'Shea", "closer", "saved me a seat, then an argument"),),
        "A big room that stayed small because of the badges. I walked about with Ingrid's goat in my head. "
        "The best talk was "
        "the one in the queue, and nobody had planned it.",
        "Came home with a bench. I'd like to paint one.",
    )
    earlier = Scene(
        BREAKFAST,
        "meeting",
        breakfast - timedelta(14),
        "07:15",
        105,
        BOATHOUSE,
        BREAKFAST,
        "Doors, this month. What did you walk in through this morning?",
        "",
        "£12",
        "3",
        "Long table. River over the landing stage.",
        ("river",),
        "unhurried",
        (
            ("Gwen Pritchard", TALKED),
            ("Priya Nair", TALKED),
            ("Tom Ellis", TALKED),
            ("Łukasz Wrona", TALKED),
            ("Søren Lykke", HELLO),
            ("Jean-Marc Aubry", TALKED),
            ("Elif Yıldız-Grant", TALKED),
            ("Tom Whitlock", HELLO),
            ("Ana Kovačević", HELLO),
        ),
        (
            Talk(
                ("Łukasz Wrona",),
                "The oven is too small since September. Looking at the unit behind the station, and at his savings.",
                "when the lease is signed we do the whole front, everything",
            ),
            Talk(
                ("Elif Yıldız-Grant",),
                "Works with families who hand firms over. Walks with them, along the towpath and back.",
                "they say it at the lock, where you turn round",
            ),
            Talk(
                ("Priya Nair",),
                "Last year's summary was one page with a drawing of a till. All but two clients rang back.",
                "they don't read what I send, they look at it",
            ),
            Talk(
                ("Jean-Marc Aubry",),
                "Lends the cargo bike for a week and never asks for it back. Four out of five buy.",
            ),
        ),
        (
            Vow(
                "Łukasz Wrona",
                "mine",
                "introduce to Yusuf, who builds ovens",
                "Friday",
                "done",
                "they have already measured",
            ),
            Vow(
                "Gwen Pritchard",
                "mine",
                "ask three people to come five minutes early",
                "next Wednesday",
                "done",
                "all three did, one brought a friend",
            ),
            Vow("Elif Yıldız-Grant", "theirs", "send the walk with the lock on it", "soon"),
        ),
        (
            Thought(
                "He lends it for a week and it sells itself: what could I lend?",
                ("Jean-Marc Aubry",),
                ("pricing",),
                True,
            ),
            Thought(
                "They don't read reports, they look at one drawing and ring up",
                ("Priya Nair",),
                ("words",),
                family="stories",
            ),
            Thought(
                "Every conversation needs a lock, a place where one turns round", ("Elif Yıldız-Grant",), ("people",)
            ),
            Thought(
                "Give newcomers something to carry in the first five minutes",
                ("Gwen Pritchard",),
                ("events",),
                family="first-five-minutes",
            ),
        ),
        (
            ("Łukasz Wrona", "closer", "told me the figures"),
            ("Priya Nair", "closer", "drew the till for me"),
            ("Tom Ellis", "same", "sawdust and a wave"),
            ("Jean-Marc Aubry", "closer", "offered me the bike"),
        ),
        "The river stood in the garden and everyone talked more softly. I sat at the far end for once. "
        "Łukasz said the number "
        "out loud and then looked at the window.",
        "More river than business, and that was right.",
    )
    lunch = Scene(
        LUNCH,
        "meeting",
        breakfast - timedelta(8),
        "12:30",
        120,
        UPSTAIRS,
        LUNCH,
        "",
        "Hear how Farida's window is doing.",
        "£18",
        "3",
        "Eight of us, one pie.",
        (),
        "five",
        (
            ("Farida Haidari", TALKED),
            ("Kwame Boateng-Lewis", TALKED),
            ("佐藤 遥", TALKED),
            ("Callum Threlfall", TALKED),
            ("Hương Nguyễn", TALKED),
            ("Zoë Marchetti", HELLO),
            ("Priya Raman", HELLO),
        ),
        (
            Talk(
                ("Callum Threlfall",),
                "Wraps a mystery book each week with three words on the paper. It outsells the window.",
                "nobody can read my sign from the bridge, and the bridge is where they are",
            ),
            Talk(
                ("Hương Nguyễn",),
                "Drew the whole lunch on the tablecloth while we talked. People argued less once they saw it.",
                "I have maps and no words",
            ),
            Talk(
                ("Farida Haidari", "Kwame Boateng-Lewis"),
                "The lease, clause by clause, as drawings. She laughed at clause nine.",
                "if it fits on one page I'll sign it",
            ),
        ),
        (
            Vow("Callum Threlfall", "mine", "stand on the bridge at dusk and look", "in a week"),
            Vow(
                "Hương Nguyễn",
                "mine",
                "introduce to Bríd, who has words and no maps",
                "end of the week",
                "done",
                "they met on Thursday and laughed a lot",
            ),
            Vow("Kwame Boateng-Lewis", "theirs", "send the one-page contract", "next week"),
        ),
        (
            Thought(
                "The whole contract as drawings, and one page of words for the rest",
                ("Kwame Boateng-Lewis", "Farida Haidari"),
                ("words",),
                family="one-page",
            ),
            Thought(
                "A map of makers with words by someone else: three trades, one sheet",
                ("Hương Nguyễn", "Bríd O'Shea"),
                ("town",),
                True,
                "map",
            ),
            Thought(
                "Read every sign from where people really stand: bridges, buses, the wrong side of the road",
                ("Callum Threlfall",),
                ("signs",),
            ),
        ),
        (
            ("Farida Haidari", "closer", "asked what I would sign"),
            ("佐藤 遥", "closer", "folded me a bird from the bill"),
        ),
        "Steam on the windows, one enormous pie. Clause nine got applause. "
        "I looked at the tablecloth more than at my plate.",
        "Three trades on one sheet of paper. Yes.",
    )
    online = Scene(
        f"{ONLINE}: the pricing hour",
        "online",
        breakfast - timedelta(6),
        "19:00",
        75,
        "online",
        ONLINE,
        "",
        "",
        "",
        "2",
        "",
        ("pricing",),
        "five",
        (("Ana Kovačević", TALKED), ("Amara Okafor", TALKED), ("Ingrid Solheim", HELLO), ("Petra Zelenka", TALKED)),
        (
            Talk(
                ("Petra Zelenka",),
                "Asked how to tell old customers about new prices. I told her about the letter with a date in it.",
                "I can cut glass, I can't cut a quote",
            ),
            Talk(
                ("Ana Kovačević",), "Charges more for menus than for contracts now, because people actually read menus."
            ),
        ),
        (
            Vow(
                "Petra Zelenka",
                "mine",
                "send the letter I wrote about prices",
                "Monday",
                "done",
                "she changed two words and posted it",
            ),
            Vow("Amara Okafor", "theirs", "share the list of first lines", "this weekend"),
        ),
        (
            Thought(
                "Pricing is lonely, so do it together: one joint morning, one quote each",
                ("Petra Zelenka", "Ana Kovačević"),
                ("pricing", "workshop"),
                family="joint-morning",
            ),
            Thought("Charge most for what gets read most", ("Ana Kovačević",), ("pricing", "words"), True),
            Thought("A quarter of the questions online are really: am I allowed to?", (), ("people",)),
        ),
        (("Ana Kovačević", "closer", "sent me her real numbers"),),
        "Eleven small windows and one cat. Petra asked what everybody wanted to ask.",
        "Useful once, I think.",
    )
    with_tom = Scene(
        "1-2-1 with Tom Ellis",
        "1-2-1",
        monday,
        "10:30",
        75,
        "his workshop, Clifton Hampden",
        "",
        "",
        "",
        "",
        "2",
        "Walked round the workshop twice, sat down only for the second tea.",
        ("makers",),
        "unhurried",
        (("Tom Ellis", TALKED),),
        (Talk(("Tom Ellis",), "", "I'd do a morning on pricing if you take the door and I take the saw", "1-2-1"),),
        (
            Vow(
                "Tom Ellis",
                "mine",
                "send Priya's name for the year-end letter",
                "Thursday",
                "done",
                "rang her from the van",
            ),
            Vow("Tom Ellis", "theirs", "introduce me to his printer", "soon"),
            Vow("Tom Ellis", "mine", "letter the old counter for the showroom", "in three weeks"),
        ),
        (
            Thought(
                "Hold the joint morning on pricing at Tom's, among half-built counters with their prices on",
                ("Tom Ellis", "Priya Nair"),
                ("pricing", "workshop"),
                True,
                "joint-morning",
            ),
            Thought(
                "His shelf of mistakes stands by the door, and every visitor stops there first",
                ("Tom Ellis",),
                ("making",),
                family="mistakes",
            ),
            Thought("A counter is a sign you lean on", ("Tom Ellis",), ("signs", "shops")),
        ),
        (("Tom Ellis", "closer", "said the morning out loud, with a date"),),
        "Oak dust in the light from the north window. He talks with the pencil. "
        "The longer we walked, the quieter the plans got, "
        "and the better.",
        "A real plan, made standing up.",
    )
    latest = Scene(
        BREAKFAST,
        "meeting",
        breakfast,
        "07:15",
        105,
        BOATHOUSE,
        BREAKFAST,
        "I paint shop signs, and I collect what people call a shop when nobody is listening.",
        "Sit beside someone who has only just started coming.",
        "£12",
        "3",
        "Frost on the landing stage. Fourteen at one table.",
        ("river",),
        "",
        (
            ("Gwen Pritchard", TALKED),
            ("Priya Nair", TALKED),
            ("Ana Reyes", TALKED),
            ("Yusuf Demir", HELLO),
            ("Łukasz Wrona", TALKED),
            ("Søren Lykke", TALKED),
            ("Osei Mensah-Rudge", HELLO),
            ("Cosimo Rinaldi", HELLO),
            ("Tom Whitlock", MISSED),
            ("Rosalind Makepeace", TALKED),
        ),
        (
            Talk(
                ("Ana Reyes",),
                "Moving to bigger premises in spring, thinking about new packaging and, for once, about the front.",
                "fifty boxes is a run for me, that's the whole idea",
            ),
            Talk(
                ("Priya Nair",),
                "Her clients never read what she sends them. Would draw the year-end letter if she could draw.",
                "people don't read reports, they read stories",
            ),
            Talk(("Łukasz Wrona",), "The lease is nearly signed. Yusuf has measured. Nobody has told the bank yet."),
            Talk(
                ("Rosalind Makepeace",),
                "The landlord said yes to one weekend in one of the empty shops. Needs somebody by December.",
            ),
        ),
        (
            Vow("Priya Nair", "mine", "send the VAT checklist to her cousin", "Friday"),
            Vow("Ana Reyes", "mine", "send the supplier list for coloured board", "end of the month"),
            Vow("Ana Reyes", "theirs", "bring the box that opens like a book", "next Wednesday"),
            Vow("Łukasz Wrona", "mine", "look at the new front with a tape measure", "when the lease is signed"),
            Vow("Rosalind Makepeace", "mine", "find three trades for a weekend in the empty shop", "in a fortnight"),
            Vow("Cosimo Rinaldi", "theirs", "print fifty cards on off-cuts", "after the rush"),
        ),
        (
            Thought(
                "People don't read reports, they read stories: put Priya and an illustrator at one table",
                ("Priya Nair", "Hương Nguyễn"),
                ("words",),
            ),
            Thought("A box is a sign that travels", ("Ana Reyes",), ("packaging", "signs"), place="on the towpath"),
            Thought(
                "One weekend, one empty shop, three trades and a kettle",
                ("Rosalind Makepeace", "Farida Haidari"),
                ("town", "shops"),
                family="empty-shops",
                place="in the van",
            ),
        ),
    )
    late = Scene(
        "Makers' Evening, Jericho",
        "other",
        evening,
        "18:30",
        150,
        "The Print Rooms, Jericho",
        "",
        "",
        "",
        "£5",
        "3",
        "Candles, because the lights failed. Better for it.",
        ("makers",),
        "",
        (
            ("Cosimo Rinaldi", TALKED),
            ("王美玲", TALKED),
            ("Ana Lúcia Prates", TALKED),
            ("Ana Horvat-Wells", HELLO),
            ("Hattie Goodfellow", TALKED),
            ("Marek Pospíšil", TALKED),
            ("Callum Threlfall", HELLO),
            ("Petra Zelenka", HELLO),
        ),
        (
            Talk(
                ("Hattie Goodfellow",),
                "Writes the field each stem came from on the tag. Customers keep the tags.",
                "some day I'd like a door people have to push through flowers to find",
            ),
            Talk(
                ("Marek Pospíšil", "Ana Lúcia Prates"),
                "Neither has a partner for the December market. By the second candle they had one.",
            ),
            Talk(
                ("王美玲",),
                "Poured tea for twenty from three flasks. Wants a window in Jericho, only for December.",
                "I want people to smell it before they see it",
            ),
        ),
        (
            Vow("王美玲", "mine", "ask Rosalind about the window in Jericho", "in five days"),
            Vow("Marek Pospíšil", "theirs", "let me try the stall on wheels", "next week"),
            Vow("Hattie Goodfellow", "mine", "send the green that survives frost", "in a week"),
            Vow("Ana Lúcia Prates", "mine", "look for a kiln engineer", "before it snows"),
        ),
        (
            Thought(
                "The field's name on every flower tag: makers' names where hands find them",
                ("Hattie Goodfellow",),
                ("making",),
                family="names-on-things",
                place="walking back to the car",
            ),
            Thought(
                "Candlelight made everyone read the labels aloud to each other", ("Cosimo Rinaldi",), ("light", "shops")
            ),
            Thought(
                "Tea for the queue: something warm to hold and something to read",
                ("王美玲",),
                ("shops",),
                family="queue",
            ),
        ),
    )
    next_week = Scene(
        BREAKFAST,
        "meeting",
        following,
        "07:15",
        105,
        BOATHOUSE,
        BREAKFAST,
        "I paint shop signs. Lately I ask what a shop would like to be asked about.",
        "Bring Meiling, and seat her next to Priya.",
        "£12",
        "3",
    )
    past = sorted((conference, earlier, lunch, online, with_tom, latest, late), key=lambda scene: scene.day)
    return (*past, next_week)


SINCE = (
    (26, Thought("The word for blue that people really use: the bridge", (), ("colour",), place="washing brushes")),
    (
        7,
        Thought(
            "Ask Søren before the first sketch, not after: the light is half the sign",
            ("Søren Lykke",),
            ("light", "signs"),
            family="light",
            place="on the ladder",
        ),
    ),
    (4, Thought("Why does everyone fold a receipt before throwing it away?", place="the post office queue")),
    (
        2,
        Thought(
            "What if the second visit had a door of its own?",
            ("Ana Reyes",),
            ("shops",),
            family="second-visit",
            place="half asleep",
        ),
    ),
)
"""Jots since the last event: how many hours ago, and what."""

AGO = (
    (
        91 - 1,
        Talk(
            ("Gwen Pritchard",),
            "Wants to keep the boathouse open in winter and doesn't know for whom. I said: ask those with dogs.",
            "a room with a stove is worth more than a menu",
            "1-2-1",
        ),
    ),
    (98 - 3, Talk(("Farida Haidari",), "Turns down every second wedding. She would rather mend.", how="call")),
)
"""Conversations of about three months back: how many days before the Monday of this week, and what."""

SHEET = (
    ("Tom Ellis", "theirs", "goals", "a showroom that doesn't look like one"),
    ("Tom Ellis", "theirs", "interests", "rowing boats, and the songs that go with them"),
    ("Tom Ellis", "theirs", "skills", "sees in a minute where people will queue"),
    ("Tom Ellis", "mine", "goals", "two shops a month, no more"),
    ("Tom Ellis", "mine", "networks", "the breakfast people, and every landlord on the high street"),
)
"""Lines of the 1-2-1 sheet written down at the last 1-2-1: with whom, whose, where, what."""

CIRCLES = {"Tom Ellis": "inner", "Priya Nair": "close", "Zoë Marchetti": "casual", "Tom Adeyemi": "warm"}
