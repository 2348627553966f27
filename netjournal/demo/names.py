"""The made-up people of the demo journal: names from many places, trades, hooks. Nobody here is a real person.

Everything is text in blocks, so that a newcomer can add a trade or a name without reading any code.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """What somebody does, with what they need and offer, and what they may have said about it."""

    roles: tuple[str, ...]
    does: tuple[str, ...]
    needs: tuple[str, ...]
    offers: tuple[str, ...]
    notes: tuple[str, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Culture:
    """Given and family names that go together. `weight`: how many of a thousand people have such a name.

    A name "佐藤=Sato" is written in one script and spelt in another; the spelling becomes an alias. `family_first`
    and `joint` say how the written name is put together.
    """

    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False
    joint: str = " "


def _culture(weight: int, given: str, family: str, family_first: bool = False, joint: str = " ") -> Culture:
    return Culture(
        weight, tuple(given.split()), tuple(name.replace("_", " ") for name in family.split()), family_first, joint
    )


def _words(text: str) -> tuple[str, ...]:
    """Single words, over as many lines as they take."""
    return tuple(text.split())


def _bars(text: str) -> tuple[str, ...]:
    """Phrases between bars, over as many lines as they take."""
    return tuple(phrase.strip() for phrase in " ".join(text.split()).split("|"))


CULTURES = (
    _culture(
        330,
        """Alice Amelia Beatrice Bethan Bridget Catherine Charlotte Clare Cordelia Daphne Dawn Diana Dorothy Eleanor
        Elizabeth Esther Fiona Frances Georgina Gillian Grace Hannah Harriet Hazel Helen Hilary Isobel Ivy Jacqueline
        Janet Jennifer Jessica Josephine Judith Juliet Kate Laura Lorna Lucy Marian Margaret Martha Melanie Miranda
        Nicola Nora Olivia Penelope Philippa Phoebe Rachel Rosalind Rosemary Ruth Sally Sarah Stella Susannah Tabitha
        Tessa Ursula Verity Victoria Wendy Adam Alastair Alfred Andrew Arthur Barnaby Benjamin Callum Charles Clive
        Colin Damian Daniel David Dominic Douglas Duncan Edmund Edward Elliot Felix Francis Frank Gareth Geoffrey George
        Gordon Graham Gregory Guy Henry Hugh Ian Jack James Jeremy Joel Jonathan Joseph Keith Kenneth Laurence Leo Lewis
        Malcolm Marcus Martin Matthew Miles Nathan Neil Nicholas Oliver Oscar Patrick Paul Percy Peter Philip Ralph
        Reuben Richard Robert Roger Rory Rupert Samuel Sebastian Simon Spencer Stephen Stuart Theodore Tristan Vincent
        Walter William""",
        """Abbott Aldridge Allardyce Appleby Ashdown Askew Atherton Barlow Barrowclough Beckett Bellamy Birtwhistle
        Blackwood Bowyer Bracegirdle Bradshaw Brindley Broadbent Buckle Cartwright Chadwick Cheeseman Clegg Colbourne
        Copestake Crabtree Cuthbert Dalby Danvers Dewhurst Dibble Draycott Eastwick Egerton Entwistle Fairbrother Farrow
        Fennimore Fletcher Forsythe Gaskell Gathercole Goodfellow Greenhalgh Hallam Harbottle Hargreave Hathersage
        Haworth Hebden Heckmondby Holroyd Honeychurch Horrocks Ibbotson Illingworth Jessop Kershaw Kettlewell Lambourne
        Langdale Larkin Leadbetter Longstaff Lovelace Makepeace Marchbank Mellor Merriweather Middleditch Moorcroft
        Nettleship Oakeshott Ogden Ormerod Osgood Pankhurst Peasgood Pemberton Penhaligon Pickersgill Postlethwaite
        Prewett Quennell Ramsbottom Ravenscroft Rigby Rowntree Rudge Satterthwaite Scattergood Sedgwick Shuttleworth
        Sillitoe Snape Southgate Spurling Stanyon Stirrup Sugden Swinburne Tattersall Thackray Thistlewood Threlfall
        Thurlow Tollemache Tranter Treadwell Tunnicliffe Twelvetrees Underhill Varley Wadsworth Wainscott Waterhouse
        Wetherby Whitaker Wigglesworth Wildgoose Winterbottom Woodruff Wragg Yardley Youngblood""",
    ),
    _culture(
        90,
        """Aarav Aditi Aditya Amrita Anand Anjali Arjun Asha Bhavna Chandra Deepa Devika Divya Gaurav Gita Harish Indira
        Ishaan Jaya Kavita Kiran Lakshmi Lalit Manoj Meena Mira Mohan Nandini Neha Nikhil Pooja Prakash Radhika Rajesh
        Ravi Rohan Sanjay Savita Shreya Sunita Suresh Tara Uma Varun Vijay Vikram""",
        """Agarwal Banerjee Bhatt Chatterjee Chaudhary Desai Deshpande Dutta Ganguly Ghosh Iyer Jain Joshi Kapoor
        Kulkarni Kumar Malhotra Mehta Menon Mishra Mukherjee Naik Nambiar Narayan Pandey Patel Pillai Rao Reddy Saxena
        Sen Shah Sharma Sinha Srinivasan Subramaniam Thakur Trivedi Varma Venkataraman""",
    ),
    _culture(
        45,
        """Abdul Adeel Aisha Amina Asif Bilal Farah Faisal Fatima Hamza Hina Imran Jamila Kamran Khadija Lubna Mahmud
        Maryam Nadia Nasreen Omar Rashid Rukhsana Saima Salma Shabana Tariq Usman Yasmin Zahra Zubair""",
        """Ahmed Akhtar Ali Ashraf Aziz Baig Begum Bukhari Chowdhury Farooqi Hossain Hussain Iqbal Islam Javed Khan
        Mahmood Malik Miah Mirza Qureshi Rahman Raza Saleem Sheikh Siddiqui Uddin""",
    ),
    _culture(
        60,
        """Abena Adaeze Ade Akosua Ama Amara Ayodele Babatunde Chidi Chinedu Chioma Ebele Efua Emeka Folake Funmi Ifeoma
        Ikenna Kofi Kojo Kwabena Kwesi Lanre Ngozi Nkechi Obinna Olumide Oluwaseun Osei Sade Sefi Temitope Tunde Uche
        Wale Yaa Yewande Zainab""",
        """Abiola Acheampong Adebayo Adeleke Adomako Agyeman Akinola Amoah Ansah Appiah Asante Balogun Boateng Chukwu
        Danso Edozie Eze Mensah Nwosu Obi Odukoya Ofori Ogunleye Okafor Okeke Okonkwo Okoro Oladipo Onyango Oyelaran
        Quaye Sarpong Tetteh Uzor""",
    ),
    _culture(
        60,
        """Aoife Bríd Brendan Caoimhe Ciarán Clodagh Conor Declan Deirdre Eamon Fergal Fionnuala Gráinne Liam Máire
        Maeve Niamh Oisín Orla Pádraig Róisín Ronan Sinéad Siobhán Tadhg Úna""",
        """Brannigan Byrne Cassidy Considine Coughlan Delaney Devlin Donnelly Dunphy Fallon Fitzgerald Flanagan
        Gallagher Geraghty Hennessy Keane Kilbride Lenihan MacAuliffe McGrath Mulcahy Ní_Bhriain O'Donovan O'Hanlon
        O'Shea Quinlan Rafferty Scanlon Tiernan""",
    ),
    _culture(
        60,
        """Agnieszka Aleksandra Andrzej Barbara Bartosz Beata Dariusz Dorota Elżbieta Ewa Grzegorz Halina Irena Jacek
        Jadwiga Janusz Jolanta Katarzyna Krzysztof Łukasz Magdalena Małgorzata Marcin Michał Paweł Piotr Rafał Sławomir
        Stanisław Świętosława Tomasz Urszula Wiesław Wojciech Zofia""",
        """Adamczyk Baran Bąk Chmiel Czarnota Dąbek Gajda Góral Grabiec Jabłonka Jawor Kaczmarek Kania
        Kowalczyk Krawczyk Lis Mazur Michalak Nowak Olszak Pawlak Pietrzak Rutka Sikora Sobczak Stępień
        Szczepaniak Walczak Wąsik Wieczorek Wrona Zając Zieliniak""",
    ),
    _culture(
        65,
        """Alejandra Andrés Beatriz Begoña Camila Catarina Diogo Duarte Elena Esperanza Fernanda Francisco Gonçalo
        Guadalupe Ignacio Inês Íñigo Jimena Joana João Joaquín Leonor Lourdes Luísa Luz Marisol Mateus Mercedes Nuno
        Pilar Rafael Raúl Rocío Rosário Rui Santiago Thiago Tomás Vasco Ximena""",
        """Aguirre Almeida Álvarez Azevedo Barros Cabrera Cardoso Castaño Coelho Correia Domínguez Echeverría Escobar
        Esteves Ferreira Figueiredo Fuentes Gonçalves Guimarães Herrera Ibáñez Lacerda Magalhães Marques Muñoz Navarro
        Nogueira Núñez Ordóñez Pacheco Peixoto Quintero Ribeiro Saldaña Teixeira Urrutia Valadares Zamora""",
    ),
    _culture(
        40,
        """Amélie Anaïs Aurélie Bastien Benoît Camille Céline Chloé Clémence Corentin Delphine Étienne Florian François
        Geneviève Guillaume Hélène Jean-Baptiste Jean-Luc Léa Lucie Manon Margaux Marie-Claire Mathilde Maxime Noémie
        Océane Pascal Régis Solène Sylvain Thibault Yann""",
        """Aubert Baudin Beaumont Bouchard Chevallier Cordier Delacroix-Petit Desmarais Fabre Faucher Garnier Guérin
        Lacombe Laurent Leclerc-Dubois Lefèvre Marchand Mercier Moreau Noël Pelletier Perrault Renard Rousselet
        Saint-Amand Tessier Vasseur""",
    ),
    _culture(
        40,
        """Anneliese Björn Dietmar Ebba Eike Franziska Freya Friedrich Gudrun Günther Heike Ingrid Jannik Jörg Jürgen
        Käthe Kirsten Lars Liesel Linnea Maren Matthias Mikkel Rasmus Signe Sigrid Solveig Søren Stefan Swantje Torben
        Ulrike Uwe Wiebke""",
        """Albrecht Andersen Bäcker Bergström Brandt Dahl Ehrlich Engström Fuchs Grünwald Haugen Hämäläinen Hoffmann
        Jørgensen Jansen Krüger Lindqvist Löwe Lykke Møller Nilsen Nyström Oberländer Pfeiffer Rasmussen Schäfer
        Schröder         Sjöberg Solheim Strøm Vogel Weiß Zeller Ödegård""",
    ),
    _culture(
        30,
        """Alessia Andrea Arianna Bruno Carlotta Chiara Cosimo Davide Elisabetta Fabrizio Federica Filippo Gaia
        Ginevra Giorgia Giulia Lorenzo Loredana Lucia Matteo Niccolò Ornella Paola Raffaella Silvio Tommaso Ubaldo
        Vittoria""",
        """Amato Barbieri Bellini Benedetti Caruso Colombo Conti D'Amico D'Angelo De_Luca Esposito Fontana Galli Greco
        Leone Lombardi Marchetti Mancini Moretti Pellegrini Rinaldi Sartori Serra Tozzi Vitale Zanetti""",
    ),
    _culture(
        40,
        """Amir Arash Bahar Behrouz Cemal Dilara Ebru Elif Emre Farida Farhad Fatemeh Gülşen Hatice Hüseyin İpek Jasmin
        Kaveh Kerem Laleh Leyla Mehmet Mina Mustafa Nasrin Navid Nazlı Özlem Parisa Reza Roya Selin Shirin Soraya Şule
        Tülay Yıldız Zeynep""",
        """Ahmadi Akbarzadeh Aksoy Aydın Bozkurt Çelik Demir Doğan Ebrahimi Erdoğdu Farahani Ghorbani Güneş Haidari
        Hosseini Jafari Karaca Karimi Kaya Moradi Öztürk Polat Rahimi Sadeghi Şahin Tavakoli Tehrani Yavuz Yıldırım
        Zand""",
    ),
    _culture(
        30,
        """Adel Ahlam Bassam Dalia Dina Fadi Ghada Hadi Hala Hisham Iman Karim Khalil Laila Lina Mahdi Mona Nabil Nour
        Rania Rasha Rima Sami Samira Walid Yara Youssef Ziad""",
        """Abboud Al-Masri Awad Aziz-Haddad Bishara Darwish El-Khoury Farouk Haddad Hamdan Hariri Ibrahim Issa Jaber
        Kanaan Khalil Mansour Nasser Rahal Saab Salameh Shaheen Tannous Zaki""",
    ),
    _culture(
        35,
        """Anastasia Andriy Bohdan Dmytro Eszter Gergely Halyna István Jana Jiří Kateřina Kristýna László Lenka
        Ludmila Marek Márta Miloš Mykola Oksana Olena Ondřej Petra Radka Sándor Snežana Taras Tereza Veronika Vojtěch
        Yaroslava Zsófia Željko""",
        """Babić Balogh Bartoš Černý Dvořák Fekete Havel-Král Horváth Hrytsenko Jurić Kolář Kovalenko Kučera Lysenko
        Marković Melnyk Molnár Nagy Novotny Pavlenko Petrović Pospíšil Shevchuk Sokolenko Stanković Svoboda Szabó
        Takács Tkachenko Urban Vargas-Nagy Zelenka""",
    ),
    _culture(
        25,
        """Alexis Anthi Athina Christos Dimitra Eftychia Eleni Fotini Giannis Ioanna Katerina Kostas Kyriaki Lefteris
        Manolis Nektaria Nikos Panagiota Spyros Stavroula Thanasis Vasiliki Yiorgos Zoë""",
        """Angelopoulos Christakis Dimitriou Economou Georgiou Hatzis Ioannou Kalogeras Karagiannis Kontos Lambrou
        Makris Nikolaidis Pappas Samaras Stathopoulou Theodorou Tsakiris Vlachos Zervas""",
    ),
    _culture(
        20,
        """Bao Chau Dung Giang Hai Hạnh Hiền Hoa Hương Khánh Lan Linh Long Mai Minh Ngọc Phúc Quân Quỳnh Thảo Thu Trang
        Tuấn Uyên Việt Xuân Yến""",
        """Bùi Cao Đặng Đinh Dương Hoàng Huỳnh Lê Lý Ngô Nguyễn Phạm Phan Tạ Trần Trịnh Trương Võ Vũ""",
    ),
    _culture(
        30,
        """Xiaoming Meiling Jiahui Haoran Yuting Zihan Wenjie Lihua Mei-Lin Siu-Wah Ka-Yan Wing-Sze Chun-Hei Pei-Shan
        Hui-Min Jun-Wei Xinyi Ruoxi Shanshan Guowei Yiran Kexin Minghao""",
        """Au-Yeung Cai Chan Chen Cheung Chow Deng Feng Gao Guo Han Ho Hsu Huang Jiang Kwok Lam Lau Leung Li Liang Lim
        Lin Luo Ng Ong Pan Poon Qian Qiu Sun Tan Tang Wong Wu Xiao Xie Xu Yeung Zhang Zhao Zhou Zhu""",
    ),
    _culture(
        14,
        """芳=Fang 敏=Min 静=Jing 丽=Li 强=Qiang 磊=Lei 洋=Yang 艳=Yan 杰=Jie 娟=Juan 涛=Tao 明=Ming 超=Chao
        秀英=Xiuying 霞=Xia 平=Ping 刚=Gang 桂英=Guiying 雨桐=Yutong
        梓涵=Zihan 思远=Siyuan 美玲=Meiling 家辉=Jiahui 晓雪=Xiaoxue""",
        """王=Wang 李=Li 张=Zhang 刘=Liu 陈=Chen 杨=Yang 黄=Huang 赵=Zhao 吴=Wu 周=Zhou 徐=Xu 孙=Sun 马=Ma 朱=Zhu 胡=Hu
        郭=Guo 何=He 林=Lin 高=Gao 罗=Luo 郑=Zheng 梁=Liang 谢=Xie 宋=Song""",
        family_first=True,
        joint="",
    ),
    _culture(
        14,
        """美咲=Misaki 陽菜=Hina 健太=Kenta 翔=Sho 大輔=Daisuke 直樹=Naoki 由美=Yumi 恵子=Keiko 葵=Aoi 蓮=Ren 遥=Haruka
        千尋=Chihiro 誠=Makoto 彩香=Ayaka 拓海=Takumi 桜=Sakura 悠斗=Yuto 真理子=Mariko""",
        """佐藤=Sato 鈴木=Suzuki 高橋=Takahashi 田中=Tanaka 伊藤=Ito 渡辺=Watanabe 山本=Yamamoto 中村=Nakamura
        小林=Kobayashi 加藤=Kato 吉田=Yoshida 山田=Yamada 佐々木=Sasaki
        松本=Matsumoto 井上=Inoue 木村=Kimura 清水=Shimizu""",
        family_first=True,
    ),
    _culture(
        14,
        """지우=Ji-woo 서연=Seo-yeon 민준=Min-jun 하은=Ha-eun 도윤=Do-yun 예준=Ye-jun 수아=Su-a 지훈=Ji-hun 은지=Eun-ji
        현우=Hyun-woo 유진=Yu-jin 성민=Seong-min 다은=Da-eun 미경=Mi-gyeong""",
        """김=Kim 이=Lee 박=Park 최=Choi 정=Jung 강=Kang 조=Cho 윤=Yoon 장=Jang 임=Lim 한=Han 오=Oh 서=Seo 신=Shin
        권=Kwon""",
        family_first=True,
        joint="",
    ),
)

SHORT_FORMS = {
    "Elizabeth": "Liz", "Katarzyna": "Kasia", "Aleksandra": "Ola", "Margaret": "Peggy", "Małgorzata": "Gosia",
    "Penelope": "Penny", "Benjamin": "Ben", "Nicholas": "Nick", "William": "Bill", "Robert": "Bob", "Samuel": "Sam",
    "Josephine": "Jo", "Philippa": "Pip", "Georgina": "George", "Theodore": "Ted", "Richard": "Rick",
    "Babatunde": "Tunde", "Oluwaseun": "Seun", "Temitope": "Temi", "Guadalupe": "Lupe", "Francisco": "Paco",
    "Jennifer": "Jen", "Stephen": "Steve", "Catherine": "Cat", "Susannah": "Zanna", "Alexis": "Lex",
    "Jacqueline": "Jackie", "Rosemary": "Rosie", "Krzysztof": "Krzys", "Elżbieta": "Ela", "Agnieszka": "Aga",
    "Wojciech": "Wojtek", "Stanisław": "Staszek", "Beatrice": "Bea", "Venkataraman": "Venkat",
    "Jean-Baptiste": "JB", "Laurence": "Laurie",
}  # fmt: skip
"""What people are really called, where it isn't in the name."""

FIRMS = _words(
    """Acorn Alder Amber Anchor Ashcombe Barley Beacon Birch Blackbird Blue-Door Bramble Bridge-End Brook Burdock
    Calico Candle Cherry-Tree Chestnut Cobalt Copper Corner Cricket Crossing Curlew Damson Daybreak Dovecote
    Driftwood Elder Ember Fern Fieldgate Finch Flint Foxglove Furrow Gable Goose-Green Granary Half-Moon Harbour
    Harrow Hawthorn Heron Hillside Honest Hopyard Inkwell Ironbridge Ivy-Lane Juniper Kettle Keystone Kiln
    Kingfisher Ladder Lantern Larch Larkfield Lime-Tree Linden Linen Lockside Long-Meadow Lychgate Magpie Maple
    Marlow-Road Meadow Millrace Millstone Moss Mulberry Needle Nightjar North-Gate Nutmeg Oakleaf Old-Forge
    Orchard Osprey Otter Paper-Mill Parsley Pebble Pigeon-Post Pinwheel Plane-Tree Plum Poppy Quarry Quayside
    Quill Red-Kite Reed Riverbank Rookery Rosehip Rowan Rye Saddler Saltmarsh Sandpiper Second-Shelf Sedge
    Shepherd Signal-Box Skylark Slate Sparrow Spindle Spinney Stile Stonecrop Sundial Swallow Sycamore Tallow
    Tannery Teasel Thimble Thistle Three-Mile Thrift Tinderbox Towpath Turnpike Twine Upstream Vine Violet
    Wagtail Walnut Waterside Weir Wharf Wheatsheaf Whistle White-Horse Wick Willow Windfall Woodsmoke Wren
    Yarrow Yew"""
)
"""First halves of firms' names; a hyphen shows as a space."""

FIRM_ENDINGS = _bars(
    """Studio|& Daughters|& Co|Works|House|Partners|Workshop|& Sons|Collective|Yard|Kitchen|Supply|Stores|Rooms|Office|
    Press|Advice|Practice|& Friends|Trading|Makers|Consulting|Associates|Garage|Loft|Services|Designs|Projects"""
)

BEGINNINGS = _words(
    """Ald Amber Ash Bar Beck Bir Blen Brad Bram Brin Burn Cal Car Chad Chel Clay Corn Crow Dal Den Dray Dun East Ed El
    Fair Far Fen Fos Gar Gild Glen Gor Grin Hal Ham Har Haw Heb Hol Hur Ing Kel Kin Lang Lar Led Lin Lod Mal Mar Mel
    Mid Nor Oak Old Or Os Pem Pen Quen Rad Ram Red Rip Ros Row Sal Sed Shel Sil Stan Sten Sut Swin Tad Thel Thor Til
    Tor Tun Up Ver Wad Wal War Wel Wes Wil Win Wood Wor Yar Yel"""
)
MIDDLES = ("", "", "", "den", "er", "es", "ing", "le", "ming", "ster", "ton", "ven")
ENDINGS = _words(
    """beck borough bourne bridge brook bury by church combe cote croft dale den field ford gate grave ham hurst land
    ley low marsh mere minster mont more ness port rick ridge shaw stead stoke ston thorpe thwaite ton wade well wick
    worth"""
)
"""Parts of names that sound as if they were on a map; what comes of them is rare, as most words of real notes are."""

PLACES = _bars(
    """Abingdon|Wallingford|Didcot|Witney|Henley|Reading|Goring|Pangbourne|Marlow|Maidenhead|Thame|Bicester|Woodstock|
    Faringdon|Wantage|Chipping Norton|Burford|Banbury|Summertown|Jericho|Cowley|Headington|Botley|Iffley|Eynsham|
    Kidlington|Benson|Cholsey|Streatley|Twyford|Wargrave|Caversham|Newbury|Hungerford|Swindon|Cirencester|Tetbury|
    Stroud|Cheltenham|Aylesbury|High Wycombe|Princes Risborough|Watlington|Dorchester|Clifton Hampden|Long Wittenham"""
)

MET_PLACES = (
    "the school gate", "the train to Paddington", "the allotments", "a neighbour's leaving party", "choir",
    "the queue at the tile shop", "the boat club", "swimming lessons", "the vet's waiting room", "a wedding in Burford",
    "the market, buying cheese", "parkrun, in the rain", "the launderette", "a broken-down bus", "the library steps",
    "next door's skip", "the paint counter", "the christening of Ruth's twins", "jury service", "the ferry",
)  # fmt: skip

HOOKS = _bars(
    """red glasses, sails|laughs before the joke is over|three pens in one pocket|the yellow cycling jacket|keeps bees
    on a garage roof|rings on every finger, one of them a nut|the very small handwriting|brought a teaspoon from
    home|grew up over a chip shop|plays the cornet in a brass band|paint on the left boot|the dog is called
    Gerald|never takes the coat off| moved here for a choir|voice like a station announcer|draws while
    listening|collects bus tickets|swam the lake at dawn|twins, both left-handed|walking stick with a duck's
    head|the green velvet jacket|speaks Welsh to the cat|used to drive an ice cream van|counts on fingers, out
    loud|enormous scarf, tiny car|makes marmalade by the gallon| once a lighthouse keeper's assistant|the
    moustache, waxed|tea without milk, and says so|tall, stoops for doorways| sings alto, works as a bass|silver
    trainers|lost a bet and kept the haircut|flour on the phone|restores canal boats|knows every stile in the
    county|writes with a fountain pen, purple ink|badge upside down all morning| carries a tape measure
    everywhere|found love at a tax office|four brothers, all plumbers|learnt English from cookery programmes|big
    laugh, soft handshake|grandfather's watch, an hour slow|always by the window|marathon in a lobster suit|hums
    when thinking|one hearing aid, sit on the right|a tattoo of a spirit level|was a nurse for twenty years|ate
    all the pastries, shared the last|bow tie on a Wednesday|bakes rye bread at four in the morning| umpires
    village cricket|photographs of clouds|from Gdańsk, misses the sea|named the shop after a goat|reads the end
    of the book first|plays Go by post|vegan, married to a butcher|sews every shirt by hand|hands like a
    potter's, and is one| remembered my mother's name|folds every receipt into a bird|the blue notebook with a
    ribbon|walked the whole Ridgeway| quiet until boats come up|a badger in the garden|did the seating at a
    sister's wedding|freckles, cricket jumper"""
)

LOOKS = _bars(
    """red glasses|grey plait|linen jacket|corduroy|a silk scarf|paint on the sleeve|very tall|a gap in the teeth|round
    glasses|silver hair|a tweed cap|a nose ring|an orange rucksack|a beard with a bead in it|freckles|a navy
    boiler suit| huge earrings|a waistcoat|yellow wellingtons|a broken wrist|a bright pink phone|rolled
    sleeves|half-moon glasses| a tiny notebook|a pinstripe suit|a cycle helmet|knitted everything|a deep voice|a
    quick smile|a leather apron"""
)

LIVES = _bars(
    """sails|keeps hens|rows on Sundays|sings in a choir|three small children|grows dahlias|cycles to everything|from
    Leeds|grew up in Lagos|just back from Kerala|learning the cello|rescue greyhound|builds model
    railways|fell-runner|bell-ringer|was a teacher|was in the navy|first grandchild in May|plays
    five-a-side|makes cider|restoring a Morris Minor|swims in the river|allotment next to the station|writes
    crime stories|judges flower shows|has a twin in Toronto|makes kites|volunteers on the lifeboat|allergic to
    everything|loves brutalist car parks| keeps a weather diary|quizzes on Tuesdays|carves spoons|bakes
    sourdough|dances tango|moved here last spring| commutes from Swindon|never on the phone"""
)

PERSON_TAGS = (
    "river",
    "generous",
    "makers",
    "oxford",
    "ask-first",
    "neighbour",
    "mentor",
    "supplier",
    "host",
    "writes-well",
)


def _trades(text: str) -> tuple[Trade, ...]:
    found = []
    for block in text.strip().split("\n\n"):
        fields: dict[str, tuple[str, ...]] = {}
        notes = []
        for line in block.splitlines():
            if line.startswith("- "):
                notes.append(line[2:])
            else:
                name, _, values = line.partition(": ")
                fields[name] = tuple(value.strip() for value in values.split(";"))
        found.append(
            Trade(fields["role"], fields["does"], fields["needs"], fields["offers"], tuple(notes), fields["tag"][0])
        )
    return tuple(found)


TRADES = _trades("""
role: Accountant; Bookkeeper
tag: money
does: accounts for bakeries; books for cafés and delis; payroll for small kitchens
needs: clients who open their post; someone to draw the year-end letter
offers: a VAT checklist that fits one page; half an hour before the year end
- Says clients never read what gets sent to them, so this year the summary is one page with a drawing of the till.
- Loses a week every January to carrier bags of receipts. Would pay for the bags to arrive in May.

role: Founder; Director
tag: packaging
does: packaging, small runs; labels and boxes by the hundred; gift boxes for makers
needs: makers who outgrew brown paper; a die cutter within twenty miles
offers: sample boxes in a week; advice on paper that survives the post
- Minimum run used to be five thousand. Now fifty, and the small ones turn out to be the loyal ones.
- Brought a box that opens like a book. The whole table wanted to touch it.

role: Cabinet maker; Joiner
tag: makers
does: counters for small shops; furniture for cafés; shelves for bookshops
needs: a letterer for shop counters; a dry store near the ring road
offers: off-cuts of oak and ash; a day in the workshop
- Built a counter for a cheesemonger with the slope copied from the grandmother's ironing board.
- Turned down a hotel chain because they wanted forty of the same stool. Still thinks about it, not unhappily.

role: Photographer
tag: pictures
does: portraits of people at work; pictures of food and hands; photographs for small menus
needs: an empty shop for one weekend; somebody to write captions
offers: one free portrait for each new member; the north light on Mondays
- Asks everyone to hold their oldest tool. The faces change at once.
- Keeps the pictures nobody picked, and sells more of those a year later.

role: Insurance broker
tag: money
does: insurance for boatyards; cover for market traders; insurance in plain words
needs: stories of claims that went well; introductions to marinas
offers: reads your policy and tells you what it means; a list of what is never covered
- Reads policies aloud to clients. When they laugh, that is the clause to change.
- The flood taught the whole town the word excess. Spent February simply ringing people back.

role: Garden designer
tag: green
does: gardens for schools; roof gardens for offices; planting for pub yards
needs: a landscaper who turns up; head teachers with a bit of tarmac
offers: cuttings, always cuttings; a walk round your yard
- Dug up a car park in Cowley and put in forty fruit trees. The children named every one.
- Says nobody wants a garden, they want somewhere to sit that forgives them.

role: Translator; Interpreter
tag: words
does: German and Croatian for exporters; menus in six languages; contracts in plain Spanish
needs: exporters who have only just started; a proofreader for Dutch
offers: a quick look at your product names abroad; two languages at short notice
- Saved a jam company from a name that means something awful in Hungarian.
- Charges more for menus than for contracts, because people actually read menus.

role: Potter; Ceramicist
tag: makers
does: plates for three restaurants; tiles for small kitchens; mugs made to order
needs: a stall partner for December; a kiln engineer before it snows
offers: seconds at cost; a wheel on Saturday mornings
- Every chef wants white until they see the grey. Sends both now, and says nothing.
- The kiln failed on the hottest day of the year. Sold the cracked ones as a series.

role: Events organiser
tag: events
does: weddings in barns; small festivals; dinners for eighty
needs: a marquee that isn't white; speakers who finish on time
offers: a running order you can steal; spare chairs, two hundred
- Puts the nervous guests by the kitchen door, where there is always something to watch.
- Cancelled the summer fair at six in the morning, and was thanked for it by every stallholder.

role: Baker
tag: food
does: rye bread and slow loaves; wedding cakes, no fondant; bread for four schools
needs: a second pair of hands at three in the morning; a van with shelves
offers: a starter that is eleven years old; breakfast for any meeting
- Counts regulars by what is left on the shelf at noon, not by the till.
- Started writing the miller's name on the board. Two people drove out to see the mill.

role: Web developer
tag: digital
does: websites that load on a bus; booking pages for clinics; shops without a basket
needs: someone who writes the words first; clients with one page, not forty
offers: a speed check over coffee; looks after old sites nobody wants
- Deleted thirty-one pages from a client's site. Enquiries doubled, nobody noticed the pages had gone.
- Tired of being asked for an app. Asks back what people do now, on paper.

role: Solicitor
tag: law
does: leases for first shops; wills, without the dread; contracts for makers
needs: landlords who answer; an accountant for farming families
offers: fifteen minutes on any lease; a one-page contract to copy
- Draws every lease as a picture before explaining a word of it.
- Most quarrels start with an email sent after nine at night. Wants to put that on a mug.

role: Physiotherapist
tag: health
does: backs and shoulders of tradespeople; physio for rowers; desks, and what they do to us
needs: builders who come before it hurts; a ground-floor room
offers: ten minutes on lifting, for any team; exercises for painters' shoulders
- Treats decorators at half past six, before their vans leave. It filled the book in a month.
- Gives every patient one exercise, never three. One gets done.

role: Florist
tag: green
does: flowers grown within ten miles; funerals and front doors; weekly flowers for offices
needs: a cold store to share; a printer for seed packets
offers: buckets of what is over on Fridays; a wreath morning in November
- Writes the field each stem came from on the tag. Customers keep the tags.
- Funerals pay for the weddings. Says it quietly, and means it kindly.

role: Copywriter; Editor
tag: words
does: words for dull websites; annual reports people finish; letters that get answered
needs: an illustrator with a sense of humour; clients who will be interviewed
offers: cuts your page by half; names for things
- Interviews the person who answers the phone, never the director. All the good sentences are there.
- Sends invoices with one line of praise in them. They get paid faster, measurably.

role: Coach
tag: people
does: coaching for new managers; second careers; family firms, handing over
needs: family firms with two generations; a quiet room in town
offers: a first walk, no charge; a circle for people who run things alone
- Walks with every client, along the towpath and back. The turn at the lock is where they say it.
- Asked what I would stop doing if nobody noticed. Have been thinking about it since.

role: Architect
tag: buildings
does: barns into workshops; small extensions, big light; shops on awkward corners
needs: a planner who explains; a builder free in March
offers: an hour on what your building could be; drawings of old shopfronts
- Keeps a drawer of doors that people regret removing.
- Spends the first site visit sitting down. The client never knows what to say, and then says it.

role: Electrician
tag: trades
does: lighting for shop windows; rewiring old mills; charge points for vans
needs: an apprentice who likes ladders; shopfitters who ring early
offers: tells you what the meter means; warm bulbs instead of cold ones
- Turned a window from cold white to warm, and the shop stayed open an hour longer.
- Leaves a hand-drawn map of the fuse box with every job. It gets photographed more than anything.

role: Recruiter
tag: people
does: first employees; kitchen staff who stay; returners after children
needs: firms about to hire their second person; a studio for interviews
offers: a job advert that sounds human; an honest opinion on pay
- Rewrites adverts to start with what the day is like. The right people stop applying elsewhere.
- Rings candidates who were not chosen. Half of next year's clients come out of those calls.

role: Brewer
tag: food
does: table beer, nothing strong; beer for three pubs and a boat; cider from unwanted apples
needs: apples, by the ton; labels that survive ice
offers: a barrel for any opening; the yard for events
- Takes apples from anybody with a tree and gives back one bottle in ten. Sixty gardens now.
- Wants to stop printing the strength so large. The story of the orchard sells better.

role: Illustrator
tag: pictures
does: maps of small places; drawings for children's menus; pictures for dry reports
needs: somebody with words and no pictures; a risograph to borrow
offers: a portrait of your shop; draws live at meetings
- Draws what is said at meetings. People argue less, once they can see it.
- A map for a village of ninety houses sold four hundred copies.

role: Chef; Caterer
tag: food
does: lunches for meetings; supper clubs; food for film crews
needs: meeting hosts who feed people; plates that stack
offers: a tasting for eight; what to do with too many courgettes
- Puts one odd dish on every table, on purpose. It gets strangers talking.
- Charges by the guest who comes, not the guest invited. Nobody else does that here.

role: Bicycle mechanic
tag: trades
does: cargo bikes for deliveries; repairs while you work; old frames, new lives
needs: shops that deliver within two miles; a dry corner in Jericho
offers: a bike to borrow for a week; punctures at breakfast
- Lends the cargo bike for a week and never asks for it back. Four out of five buy.
- Mends while you watch. Says being watched doubled the trust and halved the speed.

role: Yoga teacher; Osteopath
tag: health
does: classes for people who hate classes; mornings for carers; breathing, for speakers
needs: a hall with heating; employers who give an hour
offers: five minutes to begin any meeting; a class for your team
- Took the mirrors out. Attendance went up within a fortnight.
- Teaches the nervous ones at the back first, and everyone else copies them.

role: Farmer; Grower
tag: green
does: vegetables in boxes; sheep, wool and weddings; herbs for distillers
needs: buyers for ugly carrots; someone to run the farm shop
offers: a field for a day; wool, if you can spin
- Sells the crooked carrots by the crate to a soup kitchen that pays in compost.
- Put a chair beside the honesty box. People sit down, and then they buy more.

role: Bookseller
tag: shops
does: second-hand books; books and bad coffee; a shop for cookery books
needs: a sign you can read from the bridge; authors who like small rooms
offers: the back room on Thursdays; finds any book
- Wraps a mystery book in brown paper each week with three words on it. It outsells the window.
- Knows every regular by what they gave up reading.

role: Surveyor
tag: buildings
does: old houses, honestly; damp and what causes it; surveys for first buyers
needs: estate agents with patience; a draughtsman two days a week
offers: looks at your ceiling for a biscuit; a list of good roofers
- Rings the buyer before sending the report. The report is forty pages, the call is four minutes.
- Says damp is always somebody's good idea from the seventies.

role: Musician; Teacher
tag: people
does: music for care homes; piano for grown-ups; choirs in workplaces
needs: firms that would like a choir; a piano, ground floor
offers: a song for any occasion; gets a room singing in ten minutes
- Begins with people who say they cannot sing. They bring everyone else.
- The accountants' choir has a waiting list. Nobody predicted that.

role: Videographer
tag: pictures
does: films of one minute; recordings of old trades; training films without actors
needs: craftspeople about to retire; a voice, warm, not posh
offers: a day's filming at cost; a microphone to borrow
- Films the hands and lets people talk underneath. Nobody is shy when the camera looks down.
- Recorded the last rope maker in the county. The family asked for nothing but copies.

role: IT support
tag: digital
does: computers for people who sigh; networks for surgeries; backups that are tested
needs: surgeries and schools; a number two
offers: tests your backup once, free; explains passwords without shouting
- Restores one file for every new client, in front of them. Twice in ten it could not be done.
- Keeps the oldest laptop in the county alive for a man who writes sermons.

role: Upholsterer
tag: makers
does: chairs with a history; seats for pubs; boat cushions
needs: pubs changing hands; fabric ends
offers: a class in January; tells you if it is worth saving
- Finds coins, letters and once a ring in old chairs. Keeps a ledger and gives everything back.
- Always asks who sat in it.

role: Travel agent; Guide
tag: travel
does: slow trains across Europe; walks with a lunch; trips for choirs
needs: walkers in term time; bed and breakfasts with drying rooms
offers: a route, drawn by hand; picnic places nobody knows
- Sells fewer trips each year, longer ones, to the same people and their friends.
- Phones every traveller on the third day. That is the day things go wrong.

role: Mortgage adviser
tag: money
does: mortgages for the self-employed; first homes; lending to makers with odd incomes
needs: accountants who will write a letter; first buyers before they worry
offers: a plain letter for the bank; tells you when to wait
- Tells one in three to wait a year. They come back, with friends.
- Understands lumpy incomes, having had one.

role: Cheesemaker
tag: food
does: two cheeses, that is all; goat's cheese, washed; cheese for tasting rooms
needs: a box that breathes; restaurants that ask
offers: a tour at milking; whey, if you keep pigs
- Was told to make a third cheese for ten years, and did not. Now that is the story.
- Labels each wheel with the weather of its day.

role: Tailor; Seamstress
tag: makers
does: alterations and mending; coats from blankets; workwear that fits women
needs: women in trades who hate their trousers; a cutter, part-time
offers: pockets, added to anything; measures you properly
- Adds pockets to everything. It is half the business now.
- Mends in contrasting thread. People have begun to ask for the scar.

role: Childminder; Nursery owner
tag: people
does: a nursery in the woods; mornings for shift workers; after-school, with woodwork
needs: a carpenter on Fridays; parents on early shifts
offers: opens at half past five; advice on small tables
- Opens at half past five because the hospital does. Full since the first week.
- Lets four-year-olds use real hammers. One thumb in nine years.

role: Marketing consultant
tag: digital
does: newsletters people keep; plans on one page; help for shy businesses
needs: shy businesses; an analyst who draws
offers: reads your newsletter with a red pen; a quiet way to ask for referrals
- Makes clients write to ten people by name before anything else. Most never need the rest.
- Threw out the calendar of posts. Writes when there is something to say, and says so.

role: Plumber; Heating engineer
tag: trades
does: heat pumps in old houses; boilers for breweries; bathrooms without tears
needs: an electrician who arrives; houses with thick walls
offers: looks at bills before boilers; winter numbers from real houses
- Publishes the heating bills of thirty houses, before and after. No other advertising.
- Refuses any job where the couple have not agreed on the taps.

role: Printer
tag: makers
does: letterpress and short runs; posters for theatres; cards on thick paper
needs: designers who like ink; a home for a two-ton press
offers: a day at the press; paper ends by the kilo
- Prints the mistake copies on purpose now, people collect them.
- The press is from 1911 and has outlived four software companies that tried to replace it.

role: Consultant; Facilitator
tag: people
does: meetings that end early; strategy for charities; awkward conversations
needs: trustees with a knotty problem; rooms with round tables
offers: a way to start any meeting; says the thing nobody says
- Ends every meeting at ten to. Says that is the entire method.
- Gives the quietest person the pen.

role: Perfumer; Soap maker
tag: makers
does: soap from garden herbs; candles that smell of rain; scent for hotels
needs: a refill station; hotels that hate plastic
offers: a morning of smelling; sample bars
- Customers cannot describe a smell, so now they describe a place, and that becomes the name.
- Refills pay better than bottles, by the third visit.

role: Removals; Courier
tag: trades
does: pianos and grandmothers; moves for small firms; deliveries by electric van
needs: estate agents; storage in Abingdon
offers: boxes that come back; a van on Sundays
- Photographs every shelf before packing it and puts it back the same. People cry.
- The vans are silent now. The drivers sing, it turns out they always did.

role: HR adviser
tag: people
does: contracts for first hires; difficult Mondays; policies on one page
needs: firms of six to sixty; a gentle lawyer
offers: one phone call before you write that letter; a handbook you can read
- The handbook is eleven pages, and four of them are about lunch.
- Most dismissals could have been a conversation in March.

role: Optician
tag: health
does: glasses for people who work with hands; eye tests in village halls; frames made here
needs: halls and drivers; a frame maker
offers: tests at work; mends any hinge
- Tests farmers in the village hall, next to the cake stall. Nobody would come into town.
- Says half the town's quarrels about menus are a matter of lighting.

role: Data analyst
tag: digital
does: numbers for charities; dashboards nobody needs; forecasts for bakers
needs: questions, good ones; a charity with ten years of paper
offers: one graph that matters; says what can't be known
- Refuses to make a dashboard until somebody says which decision it is for.
- Predicts bread from the weather, and is wrong on exactly one day: the first warm one.

role: Interior designer
tag: buildings
does: waiting rooms that calm; small hotels; colour for old pubs
needs: clinics with strip lights; an upholsterer with patience
offers: one colour, chosen well; a chair moved
- Moved the reception desk out of the draught, and the complaints stopped.
- Paints samples on the door people use, not on the wall they never look at.

role: Glazier; Glass artist
tag: makers
does: stained glass for front doors; repairs to church windows; mirrors with writing on
needs: lettering on glass; vicars, ideally
offers: old glass by the box; a furnace day in spring
- Leaves one pane slightly wrong, where the eye can rest.
- The diocese pays late and always. Good cash-flow, if you are patient.

role: Podcast producer
tag: digital
does: podcasts for small museums; sound for tours; interviews with elders
needs: museums with stories; a narrator with a burr
offers: an hour in the booth; edits out the ums
- Records in the room where it happened, even if there is a fridge in it.
- Found that people listen to the end only if there is a door in it, opening or closing.

role: Estate agent; Lettings
tag: buildings
does: shops to let, first-timers; cottages, honestly described; studios and sheds
needs: tenants with an idea; a sign maker for to-let boards that don't shout
offers: hears of empty shops first; an introduction to kind landlords
- Writes down what is wrong with each house first. Viewings halved, sales did not.
- Three empty shops on the high street, and the landlord would rather have a good tenant than rent for a year.

role: Nutritionist
tag: health
does: food for shift workers; school menus; eating after illness
needs: canteens; a chef who listens
offers: looks at your vending machine; a talk without graphs
- Put the fruit by the till and the crisps by the stairs. That was the whole consultancy.
- Works nights once a month, to eat what they eat.

role: Gallery owner
tag: shops
does: prints by people who live here; a gallery in a garage; pictures on approval
needs: walls in offices; a framer closer than Swindon
offers: lends pictures for three months; a wall for beginners
- Lends pictures for a season. Four in ten never come back, and are paid for.
- Prices go on the wall, large. The people who never dared to ask buy most.

role: Fundraiser
tag: charity
does: small grants; legacies, kindly; letters to donors
needs: firms that want to do one good thing; stories with a name in them
offers: reads your application; knows who gives
- Thanks within a day, by hand, before the bank has even noticed.
- Says donors leave for the same reason as customers: nobody told them what happened next.

role: Tool maker; Engineer
tag: makers
does: one-off machines; parts nobody stocks; jigs for workshops
needs: makers with a boring step; steel, small lots
offers: looks at your bottleneck; mends what is no longer made
- Watches people work for a day before drawing anything. Usually the answer is a shelf.
- Made a machine that ties one particular knot for a sausage maker in Thame.

role: Property manager
tag: buildings
does: co-working above shops; village halls; studios by the week
needs: a caretaker with humour; members for Mondays
offers: a desk for a week; the hall, off-season
- The kettle is in the middle of the room on purpose. Everything good has started beside it.
- Mondays are empty, Thursdays have a queue. Thinking of giving Mondays away.

role: Vet
tag: health
does: farm vet, mostly sheep; house calls for old cats; a clinic in a van
needs: a driver who likes dogs; smallholders
offers: what to ask a breeder; evening calls
- Sits on the floor. The owners follow, after a minute, and then they say what is wrong.
- Sends a card when an old animal dies. Has never once thought of it as marketing.

role: Speech therapist; Voice coach
tag: words
does: voices for speakers; stammers and interviews; teachers who lose their voice
needs: conference organisers; a small theatre
offers: three breaths and a first line; sits in the back row for you
- Makes speakers start with the second sentence. The first is always throat-clearing.
- Says nerves are only manners, turned inwards.

role: Winemaker; Wine merchant
tag: food
does: English wine, north slope; cases for small restaurants; tastings without notes
needs: restaurants with short lists; labels in relief
offers: a tasting in the barn; last year's vintage at cost
- Hides the labels, asks only: which would you bring to your mother?
- Frost took a third. Sold the rest as the frost vintage, with the truth on the back.

role: Cleaner; Facilities
tag: trades
does: offices at dawn; holiday lets, Saturdays; deep cleans for kitchens
needs: holiday lets with fair times; a laundry partner
offers: a proper key system; knows every building in town
- Leaves a note each week about one thing that was noticed: a drip, a loose tile. That is why nobody ever leaves.
- Knows which firms are about to move before they do. It is in the bins.

role: Toy maker; Toy shop
tag: shops
does: wooden toys, repaired too; puzzles of your own town; kites
needs: beech, offcuts; schools on Fridays
offers: a toy hospital day; games for waiting rooms
- The toy hospital earns nothing and fills the shop until Christmas.
- A grandfather cried over a mended tractor. It was not even rare.

role: Social enterprise manager
tag: charity
does: jobs after prison; a café that trains; a repair café
needs: employers who will meet people first; aprons
offers: catering by people who care; good workers, vouched for
- Introduces people with their skill first and their past third. Employers remember the order.
- Eleven of fourteen are still in their jobs. Keeps the number on a blackboard.

role: Economist; Researcher
tag: money
does: high streets, counted; surveys for towns; what footfall means
needs: councils with a question; students with clipboards
offers: counts your street for a day; numbers nobody has
- Counted a street for a month. Benches mattered more than parking, and nobody wants to hear it.
- People slow down for handwriting. It is there in the numbers, twice.
""")
