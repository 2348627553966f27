"""The made-up texts of the demo journal: ideas and their echoes, what was said, promises, reflections.

They are the notes of one person who paints shop signs by the Thames. Hand-written lines come first and are used once
each; the banks and frames at the end of the ideas make as many more as a large journal needs. In a frame, {these} are
filled from the bank of that name.
"""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("-", " ") for word in text.split())


def _families(text: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Blocks of "name #tag #tag" with one line for each time the idea was heard."""
    found = {}
    for block in text.strip().split("\n\n"):
        head, *lines = _lines(block)
        name, *tags = head.split()
        found[name] = (tuple(tag.lstrip("#") for tag in tags), tuple(lines))
    return found


# --- ideas -----------------------------------------------------------------------------------------------------------

FAMILIES = _families("""
stories #words
People don't read reports, they read stories
Nobody reads a report to the end, but they finish a story
A report with one story in it gets read; the other forty pages are packaging
Put the story on the first page of the report and the figures behind it
The bank reads reports, people read stories: write both, keep them apart

joint-morning #workshop #pricing
A joint morning on pricing, three of us, one table, no slides
Pricing is lonely: what about a joint morning where everyone brings one quote?
A morning on pricing would fill itself if each of us invited three customers
Second thought on the joint pricing morning: charge for it, so that people come
Hold the pricing morning in a workshop, among half-made things with prices on

second-visit #shops
The second visit decides everything, not the first
First visits are curiosity, the second visit is the decision
Nobody plans for the second visit: the sign, the offer, the hello are all for the first
What would a shop look like if it was built for the second visit?
Keep something back in the window for the second visit

handwriting #signs
Handwriting slows people down; they read it as if it were meant for them
A handwritten sign is read twice as long as a printed one, someone counted
Even bad handwriting on a door slows the street
Handwriting for what changes, painted letters for what stays
Readers slow down for handwriting, so put the important line in it

opening-hours #signs #shops
Opening hours are the most read text of any shop, and nobody writes them well
Opening hours could say who is in: "Mina on Mondays"
A shop's opening hours are a promise, painted on glass
Paint the opening hours bigger than the name for one month and count
Opening hours written like a conversation: late on Thursdays, because we like Thursdays

quiet-weeks #pricing
A price for the quiet weeks, said openly, in October
Quiet weeks are an asset if you tell regulars about them first
Sell the quiet weeks as slow work, with more care and no rush
Everyone hides their quiet weeks; the bakery posts theirs and gets orders
Two trades with opposite quiet weeks could share one pair of hands

thank-you #people
A thank-you note that arrives three months late is worth more than one the next day
Thank-you notes should mention what happened next
The best thank-you note I ever had was about a door I'd forgotten painting
Thank-you notes as the only marketing for a whole quarter: try it
A thank-you note needs one detail only the two of you know

queue #shops
A queue is a room without chairs, so decorate it
People in a queue will read anything; give them something worth the wait
The queue is where regulars introduce each other
Paint something along the wall where the queue stands
A queue outside is the best sign a shop can have, so why do we hide ours?

empty-shops #town
Empty shops as stages: one weekend each, one trade each
An empty shop with a painted window stops looking empty
The landlord of three empty shops would rather have a good tenant than rent for a year
Ask the council for the keys of empty shops, one weekend at a time
Empty shops want a caretaker more than a tenant

mistakes #making
Show the mistakes: people trust a workshop with a shelf of them
A shelf of mistakes by the door, with what each one taught
Selling mistakes as a series, at full price, with the story
The mistakes shelf gets photographed more than the finished work
Teach apprentices from the mistakes shelf first

one-page #words
Anything that fits one page gets done
The whole contract on one page, and a drawing instead of clause nine
One page for the customer, ten pages in the drawer
If the plan does not fit one page, it is two plans
A one-page quote gets answered the same day, a three-page one never

regulars #shops #people
Regulars should be able to name something
Let regulars name the new colour, it will be theirs then
Regulars bring regulars, but only if they have something to tell
A wall for regulars: not loyalty cards, names in gold leaf
What do the regulars know that a stranger can't see from the street?

apprentices #people
An apprentice asks the questions customers are too polite to ask
Lend an apprentice to another trade for a month
Two small firms could share one apprentice, week and week about
Let the apprentice write the sign for the workshop, once a year
Apprentices leave where nobody explains why; explaining is the wage

waiting #people
Waiting rooms are the only rooms where everyone reads
A waiting room with a maker's tools in it would not need magazines
What if the waiting was the nice part?
Paint the waiting room ceiling, people at the dentist look up
Tell people how long, and waiting gets shorter without changing anything

light #signs
Warm light on a sign sells more than a bigger sign
The sign is only half the work, the light is the other half
Light the door, not the window: people walk towards doors
Ask the electrician to come to the first sign meeting, for the light
One lamp, well placed, and the sign can be half the size

names-on-things #making
Put the maker's name on the thing, small, where hands find it
Names of makers underneath, like on old furniture, found years later
The miller's name on the bread board sent people to the mill
If every box named its maker, would boxes be thrown away so fast?
Signing work is a kind of guarantee, so sign the ladder too

refer #people
Nobody refers a trade, they refer a story about a person
Give people the sentence to refer you with
Ask for one referral to one named person, not for referrals
The best referral came from a customer who had never bought anything
A referral is someone lending you their good name for an afternoon

swap #money
Swap a day of work instead of invoicing each other
A book of swapped days, kept at the boathouse, honestly kept
Swapping works if both days are as long
Sign for a website, website for a photograph, photograph for a sign: a swap of three
Swaps end friendships only when nobody wrote them down

map #town
A hand-drawn map of who makes what in this town
The makers' map again, this time folded into the paper bag
Maps sell: ninety houses, four hundred copies, imagine a town
A map of workshops you may walk into, with the days on it
Start the makers' map with ten pins and let people complain about who is missing

first-five-minutes #events
The first five minutes decide whether a newcomer comes back
Someone at the door for the first five minutes, whose only work is hello
In the first five minutes hand every newcomer something to carry
Newcomers remember the first five minutes and the last two
What if regulars had to arrive five minutes late, so newcomers could settle in?

small-batch #making
Small batches make honest prices
Number the batch by hand, and the small batch becomes the point
A small batch sells the next small batch
Customers forgive a small batch for running out, never a big one
Small batches on a subscription: four seasons, four colours

no #pricing
Saying no with a name attached: "not me, but ask her"
A kind no is remembered longer than a cheap yes
Keep a list of people to pass the no to
Every no I gave this year came back as somebody's yes
A no within a day is a gift; after a week it is an insult

seasons #signs
Signs that change with the seasons, one word at a time
One seasonal word on every sign: frost, asparagus, elderflower
Sell the season's word as a yearly subscription, four visits with a small brush
Customers photograph the word of the season and send it to each other
The season's word should be chosen by the shop, not by me

smell #shops
A shop is remembered by its smell before its name
Could a sign smell? Varnish does, for a month, and people mention it
The bakery needs no sign, the smell does it from the corner
Hotels buy smells now; workshops have had theirs for free all along
Describe the smell in the advert and leave the name out

ask-first #events
Ask "what are you hoping for" before saying what you do
Asking first makes my own introduction shorter, every time
People who ask first at breakfast get rung up by Friday
Put the asking into the introduction: mine could end with a question
Ask first, listen twice, offer last

repair #making
Repair as an event: mending while people watch
Visible repair is a signature too
A repair afternoon, four trades, one hall, no prices
People bring the thing they love to a repair day, and tell you everything
Offer the repair before the new one and they buy the new one next year

bench #town
A bench outside does more than parking
Benches, again: someone counted, people who sit down come in
Whose bench? If the shop owns it, sitting feels like buying
One bench between two shops, painted by both
A bench with the hours painted on its back rest
""")
"""Ideas that come again, in other words, over months: name -> (tags, one line for each time it was heard)."""

SINGLES = _lines("""
The ladder is my best conversation opener; carry it more
Gold leaf for the word "open" and nothing else
A guild without a hall, only a list and a Wednesday
Ask every customer for the oldest photograph of their door
Letters at the height of a child's eyes, for the shoe shop
Charge by the letter and give the spaces away
What do people call the place when they don't use its name?
An alphabet of the town: one letter from every old sign
Teach three letters in an evening, people leave with their initials
The back of a sign is wasted: the staff look at it all day
Invoice on a postcard
A colour called after each street
Rent ladders with stories: who stood on this one
If the window is steamed up, that is an advert for soup
Everyone at that table had been taught by the same woman in Wallingford
A sign that is only legible from the train
Ask the ferryman what people say while they wait
Letterpress receipts for cash payments, just because
Paint the name of the street, not the shop: it belongs to more people
Two prices on the board, yours and your neighbour's
The bus driver announces our shop by what it used to be
Keep the ghost sign, paint beside it, never over it
A workshop you can hear from the street needs no window
Old sign, new owner: leave one word of the former name
Could the breakfast have a silent quarter of an hour?
A calendar of other people's busy days, to know when to ring
Tape measure, pencil, card: hand the card over together with the pencil
The best brief I had was a walk to the river
Pay the invoice on the day, at the table, and watch a face
What if quotes came with a drawing of the bad version too?
A little museum of rejected shop names
Learn the name of the person who locks up
Not "what do you do" but "what did you do today"
A letter for every house in the new estate, before anyone moves in
Collect the words people use for blue
Sell the sketch, give away the sign
The wood for the board could come from the shop's own old counter
Write the shop's rules as if for a guest
Someone should paint the weather on the boathouse door each morning
Everyone remembers the shop that lent them an umbrella
A year of one hour a week for a charity beats a gala
Chalk first, for a month; paint what survives
The accountant knows which shops will grow, and can't say
A hook by the door at the height of a dog's lead
"Closed" could be the most charming word in the window
Interview the former owner before painting the new name
Deliver the sign on a Saturday, when there is an audience
Sit on the customer's side of the counter for one hour first
The floor is a sign as well
When two shops share a wall, share the wall
A price list for advice: first hour cake, second hour money
Frame the first sketch and hang it in their lavatory
Ask people in the queue to vote with a dot of paint
The slow lane of the newsletter: one idea a season
Everything we throw away has somebody's colour on it
Write to last year's customers about this year's weather
The vet's sign should be readable with tears in your eyes
A tiny brass plate for every bike stand
Measure twice applies to people too
Teach it to a nine-year-old and use those words
The wedding couple wanted the sign back after the day: make it a table top
Somebody to hold the ladder is a business model
What is the opposite of a chain store? A knot
Put up the scaffolding like a stage curtain
Only three shops in town have a verb over the door
One free sign a year, drawn from a hat, painted in public
Ask for the story behind the typeface on grandfather's van
Everyone's website says "passionate", nobody's door does
Bring the samples in a picnic basket
A ruler printed on the business card: it never gets thrown away
The pub quiz about our own high street
Leave the pencil lines showing
Paint the staff's names on the coat hooks
A hymn board for prices
The reading glasses test: hold the proof at arm's length in bad light
If you moved the letterbox, where would the postman look?
Five trades, one stall, one till, at the December market
A good apprentice sweeps in the direction of the light
Borrow a customer's shop for a dinner of their customers
The gap between the two words is where the door should be
Everything on the quay is blue: be the green one
Ask the school to draw the shop and use the one with the cat
When the river is high, talk about the river
A ledger of favours, only the ones received
Every job needs a photograph with a person in it
Rust is a colour we pay for
Try an index of conversations instead of a list of contacts
The longest word on the high street is "refurbishment"
Say the price first, then be quiet
There is a trade in reading letters aloud, still, in the care home
Put the till where the light is worst, nobody looks at it anyway
A blackboard for what we have run out of, with an apology in verse
The dentist paints the ceiling, the baker paints the floor: ask everyone where people look
Nobody has ever asked me what my own front door says
A sign for the back entrance, where the friends come in
The shop that writes "please touch" sells more than the one that doesn't
Keep the first pound note, lose the frame
Two chairs and a kettle in an empty window, and see who stops
Leave a pot of paint with the customer, for the scratches and for the memory
The name of the dog should be on the door as well
Offer the small size first and let them ask for the big one
What would the street miss if this shop went?
Make the invoice number mean something: doors painted so far
An evening for partners of people who run shops, with no shop talk
The good pens are always at the reception of a small hotel
Borrow the school hall in August, it smells of paint already
Every trade has one sentence it is tired of saying; paint that on the wall
Numbers over doors are letters too, and nobody is paid to care
Show the hands, not the face, on the website
A shop window is the only newspaper that everyone still reads standing up
Ask people which sign they learnt to read on
The ferry timetable is the best-loved typography in the county
Sell by the yard: ribbon, rope, handwriting
Put a date on the sign, small, so that someone can be proud of it in forty years
Somebody who is leaving the trade knows more than anyone joining it
Paint one word a week on the hoarding until it is a sentence
Write the offer so that it can be read out over the phone
Good customers describe us better than we do: collect their first sentences
A tray of letters at the breakfast, take the one you are looking for
The slowest table in the café has the best view, charge for it or don't, but know it
There are three kinds of white and only one of them is kind
A guarantee in the form of a walk past, every spring
Give the shy a job at the door and they stop being shy
Name the vans like boats
People photograph what they cannot explain
""")
"""Ideas heard once."""

SUBJECTS = _lines("""
a handwritten note
a painted door
a bench by the window
a price said out loud
a name on the coat hook
one honest sentence
a shelf of samples
a slow reply with care in it
a phone call at eight in the morning
a card with a drawing on it
a cup of tea before the quote
a list of what we don't do
a window with one thing in it
a story about the first customer
a visit without an agenda
a question asked twice
a small discount for patience
a map on the paper bag
a photograph of the workshop
an invitation with a time on it
an unasked-for repair
an open door in winter
an introduction over soup
an apology with a date in it
a chair for whoever is waiting
a chalkboard that changes daily
a seat at the long table
a sample sent by post
a walk round the block
a joke on the receipt
a promise kept early
a label that tells the weather
a lamp left on at night
a shared apprentice
a borrowed trestle table
a Saturday morning demonstration
a birthday remembered
a note of what they said last time
a referral to a rival
a queue with something to read
a recipe on the back
a letter to last year's customers
a sketch on a napkin
a second look at the old sign
a kettle in the middle of the room
a newcomer's question
a stall shared by two trades
a colour nobody else uses
a hello by name
a quiet hour on Mondays
a hand-drawn timetable
a bell on the door
a workshop that starts late
a basket of off-cuts
a guest book
a weekly list of three things
a rule broken kindly
a longer handshake
a thank-you three months late
a seat kept for the shy one
""")
EFFECTS = _lines("""
brings people back
does more than an advert
says what the website can't
earns trust before a word is spoken
gets remembered on the way home
starts the conversation for you
makes strangers introduce each other
is worth a month of newsletters
turns a customer into a neighbour
costs nothing and lasts for years
lets the shy ones speak
makes the price easier to say
slows everybody down in a good way
finds the people who were looking for you
keeps the regulars talking
is the part they describe to friends
makes the whole street look open
beats three meetings
opens doors that a leaflet never will
turns waiting into part of the visit
tells people they are expected
sends visitors next door as well
makes a small place feel generous
settles the nerves on both sides
brings the next order along with it
gets read where brochures are binned
makes the second visit certain
carries further than a discount
gives them a sentence to pass on
puts a face to the invoice
reminds people why they came
softens the hardest question
makes the busy ones stay a minute
outlives the campaign it came with
does the selling while we listen
shows what care looks like
holds the room together
changes who comes through the door
makes the work visible
pays for itself by Easter
""")
CIRCUMSTANCES = _lines("""
in the quiet weeks
when the shop is new
on a wet Tuesday
if the owner signs it
once the regulars know
before the season starts
after the fair has gone
when nobody is selling
as long as it is true
if it arrives by hand
at the end of the street
on market days
when the river is up
between Christmas and the new year
while the kettle boils
even at a conference
with the door propped open
when two trades do it together
the week after a breakfast
if somebody says it first
at the bottom of an invoice
in a town this size
long after the event
when the budget is nothing
on the last day of a job
before anyone asks
when the news is bad
if it costs an hour
at half past seven in the morning
for people who hate being sold to
""")
AUDIENCES = _lines("""
bakeries
boatyards
bookshops
breweries
garden centres
care homes
primary schools
farm shops
dentists
village halls
small museums
cafés
florists
charity shops
hairdressers
surgeries
choirs
market traders
new landlords
guest houses
cheesemongers
architects
solicitors
bicycle shops
toy shops
potters
galleries
nurseries
plumbers
opticians
pubs
vets
tailors
letting agents
makers with day jobs
people who run things alone
family firms
first-time founders
exporters
caterers
""")
FRAMES = _lines("""
{Subject} {effect} {circumstance}
{name} again: {subject} {effect}
What if {subject} really {effect}, {circumstance}?
{Audience}: {subject} {effect}
{Circumstance}, {subject} {effect}; heard it from {name} too
Noticed in {place}: {subject} {effect}
{firm} proves it: {subject} {effect}
A morning for {audience} on how {subject} {effect}
{name} says {subject} {effect} {circumstance}
Try it with {audience}: {subject} {effect} {circumstance}
Told {name} that {subject} {effect}, and {name2} disagreed
Not sure {subject} {effect} for {audience}, but {firm} swears by it
From {place} to {place2}, {subject} {effect}
{number} {audience} asked, and for most {subject} {effect}
Wrote it on my hand: {subject} {effect}
{Subject} {effect}, says {firm} in {place}
{Subject} {effect}; see the {noun} in {place2}
{name} keeps a {noun} because {subject} {effect}
""")
"""How an idea made of a subject and an effect may be said; another frame says the same one again."""

ODD_FRAMES = _lines("""
{name} and {name2} should meet: both are after {audience} in {place}
Ask {firm} how they got {audience} to come on a {weekday}
{firm} and {firm2} could share a stall at {place}
{Audience} in {place} have no sign between them; start with {firm}
{weekday}s at {place}: {audience} before nine, {audience2} after
A page about {audience} with {thing} in the middle, and {name} to write it
{thing} from {firm}, lettering from us, sold to {audience} in {place}
{name} keeps {thing} for {audience}; borrow the habit
Swap {thing} for {thing2} with {firm}
The {month} list: {thing}, {thing2}, and a word with {name}
{number} {audience} along the river and only {firm} knows them all
What {name} does with {thing} would work for {audience2}
""")
THINGS = _lines("""
a sample book
the big trestle
a box of brass numerals
the mistakes shelf
a morning's lettering
gold leaf ends
the enamel colours
a walk-through film
the guest list
a chalk alphabet
old invoices
the paper-bag map
a window for a week
the second-best ladder
a row of coat hooks
the tasting table
a drawer of type
the winter timetable
three honest reviews
a tray of seedlings
the back room
a letter of thanks
an hour on the phone
the delivery bike
a bundle of off-cuts
the breakfast register
one good question
a spare stall
the long table
a page of prices
""")

NOUNS = _words("""
screen mirror cauldron bowl mural crown plank concertina napkin shield overmantel cactus shed marionette
cuckoo-clock funnel lemon carriage cabinet pew rucksack stile file clog oar woodpecker ocarina snowdrop hose banjo
clarinet log cushion hedge sewing-machine zip cello sink maypole shelf buoy sail envelope gramophone pelican wheel
coin table crate hat hourglass organ stage turntable egg-cup saddlebag jigsaw tub tulip cockerel knapsack slipper
orchard mangle couch fruitcake stencil podium bouquet bottle fishing-rod globe bookcase harness swan gutter staple
stepladder cupboard birdbath tea-chest beehive motorbike fiddle necklace bucket trampoline millstone spire sampler
trowel handkerchief moth cone bassoon palette sickle samovar lintel hayloft wig spindle parasol stirrup yardstick
comb pot stairlift rivet drum pamphlet dial sundial flute peony jug pomegranate whistle prism clothes-line umbrella
igloo pinafore pebble turnip seesaw dresser box steeple espresso camera sledge mosaic sunflower saw courtyard
stopwatch raspberry rope coaster launderette cradle jukebox moat knife veil wicket almanac bell garland pitcher
flask doorstep gazebo piano urn projector oboe van rudder rug chimney calendar sword notebook soapbox pumpkin
inkwell pancake ceiling tile cork trunk steamroller bracelet glider paintbox iceberg radish crocus mitten waffle vat
quiver pear fanlight tandem churn jetty haberdashery omelette trough typewriter magnolia lens doorbell balcony
bunting belt saucer yoke arrow screw basket shell pasty broom counter anchor bulb pulley reel cricket-bat jotter
nozzle tower plate lock windmill axe bicycle mug honeycomb mincer megaphone ball poppy pinhole grinder collar dome
wagon column buggy fireplace barrel hammock stream terrace saxophone toadstool handcart rocket tuba milestone jewel
ramp cornet tea-cosy bagel owl stove fence teapot catalogue scroll pocket mattress windowbox sculpture roof skylight
magnet portrait halo washboard scarecrow timetable yacht kennel peg colander tombola deckchair seahorse net
wallpaper turnstile lathe tram casserole canopy boulder fan starfish wheelbarrow awl awning sofa cart muffin ledger
watering-can vase porch orrery sandal escalator ladle chest nail cup mulberry button boiler gong tortoise easel
patch lectern conservatory bust raft greenhouse locket lily pepperpot settle submarine knocker harmonica tiara
dinghy plum-tree pineapple abacus lorry xylophone cobble cutlass galosh slide wedge pump waistcoat skein weir
overcoat spanner keg bridge pail tie skate carpet acorn juniper cot railing saucepan dovecote cake carving trombone
fig press kiln spinning-top girder heater dart mandolin chart quilt binder wineglass till spittoon gooseberry icebox
fern punchbowl brazier blossom boot fountain hinge scrapbook sandpit dictionary zeppelin piston hammer weathervane
syringe radiator embroidery dahlia anvil scythe paperclip workbench feather barge bureau robin pillar spool piccolo
hob bramble lawnmower mousetrap balloon boater badge grate jam-jar toaster peacock parcel treadle sleeve drawer
lever microscope canvas telescope beacon kerb cloth flag pavilion paperweight periscope puppet breadbin costume
trumpet apron canoe whisk accordion pencil clock tweezer oven skittle scooter volcano mallet mop cardigan signpost
bellows shovel menu tablecloth pantry buckle watch folder barometer cellar metronome lupin crumpet polaroid blind
shutter towel stamp crane rule tractor penknife mast clasp jersey geranium pickaxe dish ticket sceptre pendulum
zither matchbox daffodil spade switch tricycle purse poster ribbon cider-press shoehorn trilby weathercock viaduct
wreath walnut nettle pedal postbox scarf sweater puzzle safe sketchbook knot schoolbag coffeepot lute bow cuff pipe
handle gavel herring hutch hymnbook signet bib fir scone goblet poker violin stool plaque grapefruit blanket string
spring helmet freckle rung frame pie stocking slate tap biscuit suitcase horn scabbard bobbin damson duster bracket
telegram wishbone coat spoon plough gate potato chandelier tambourine nut oak dynamo rabbit bonnet nutcracker atlas
tankard doll pan horseshoe crayon larder propeller flagstone latch candle pigeonhole desk mantelpiece tumbler map
bandstand marquee label caravan nest bollard well rake landing eyelet medal compass hatch tapestry keyhole hamper
brooch chisel marble fork stethoscope manhole tent postcard needle ferry kettledrum primrose fridge pillow wrench
flowerpot curtain moped rosette snowglobe sideboard kite record bookmark cap bolt iron lighthouse hanger doormat
quarry pond lamp torch plinth pin float semaphore loom swing lantern armchair leek spur cashbox kiosk rowing-boat
hook falcon hoop seashell parsnip mill tray carrot otter valve wok locomotive drain flint kayak island wardrobe bath
glove jacket clamp elm key newsstand sock sieve grill brick lamppost stagecoach pennant banner bun cask diary saddle
pedestal chopping-board letterbox harp
""")
"""Things, in no order; a hyphen shows as a space. Large journals need words of every rarity."""
SCENES_OF = _lines("""
a {noun} in the window
the {noun} by the door
a story about a {noun}
a borrowed {noun}
a {noun} from {firm}
one well-placed {noun}
the smell of an old {noun}
a drawing of a {noun}
a {noun} nobody asked for
somebody mending a {noun}
a {noun} with a name on it
the {noun} their grandmother kept
a {noun} painted on the van
a {noun} beside a {noun2}
the last {noun} in {place}
""")
"""Subjects for large journals, one of them for each thing."""

IDEA_PLACES = (
    "on the train home", "on the towpath", "in the van", "in the bath", "walking back to the car", "at the workbench",
    "in the queue for coffee", "half asleep", "on the ladder", "washing brushes",
)  # fmt: skip
TAGS = (
    "signs", "pricing", "shops", "people", "words", "workshop", "town", "making", "events", "money", "river", "colour",
    "gold-leaf", "neighbours", "newsletter", "winter", "market", "teaching", "light", "paper",
)  # fmt: skip

# --- conversations ---------------------------------------------------------------------------------------------------

NOTES = _lines("""
Moving to bigger premises in spring, and thinking about the front of it for the first time.
Lost two vans in the flood and laughs about it now, mostly.
Has just taken on a first employee and is more nervous than the employee.
The daughter wants to join the firm. Nobody has said yes and nobody has said no.
Told me the whole history of the building, down to the horse.
Looking for somewhere dry to store things between November and March.
We compared notes on late payers. Same three names.
Wants less work and better work, and could not say which first.
Asked how I price a door. I asked how they price a silence. We got on.
Has been coming for six years and has never once stood up to speak.
A big order fell through on Monday. Was oddly relieved by Wednesday.
Met the landlord at last, who turns out to be shy.
Wondering whether to open on Sundays. The whole table had opinions.
The old partner retires at Easter. There will be a party and then a gap.
Showed me photographs of the first workshop: a cupboard, really.
Thinks the town has changed for the better and was surprised to hear it said aloud.
Had read my card before I had finished handing it over.
Knows everybody in Abingdon and thinks nobody knows them.
Is learning to say no, badly, by email.
Told me about the year without a single holiday, and how it ended.
New website, finally. Wants to be told the truth about it.
Somebody copied their design. Decided to send flowers and a lawyer's letter, in that order.
Talked about fathers, tools, and what one does with both.
Gave away the best customer to a competitor and sleeps better.
Was quiet until boats came up.
Wants to teach one day a week and does not know whom.
Grumbled about rates for ten minutes, then bought a round of toast.
Has a barn, no plan, and a deadline from the planners.
Came back from three months away; everything had worked without them.
Is after a mentor, though that was not the word used.
The bank said no. A customer said yes, with a cheque.
Described the perfect Tuesday in such detail that I forgot my tea.
Hates networking. Has not missed a single breakfast.
Turned fifty, bought a boat, sold the boat.
Has an apprentice who is better than both of us.
Wants to try the December market but not alone.
Talked about grief, without the word in it. The shop helps.
Doubled the prices in June and lost exactly one customer.
Asked after my knee, which nobody else remembered.
Is rewriting the whole price list around three sizes.
Knows a man with a crane.
Neither of us could remember how we met. We decided on the ferry.
Brought a sample wrapped in newspaper from home.
Trying to get into schools; the door is always the secretary.
Has a waiting list for the first time and does not like it.
Compared apprentices, then children, then dogs.
Wants the new shop to look as if it had always been there.
Has sold the van and delivers by bicycle, thinner and happier.
Read me the worst review out loud, with gestures.
Is thinking about cooperatives again, after what happened in Stroud.
Had a stall next to mine in the rain, years ago. We both remembered the tarpaulin.
Likes to be rung, not written to. Before nine.
The health inspector praised the handwriting on the labels.
A cousin in Porto does the same thing with tiles.
Lent me a book and told me where to stop reading.
Three generations at one table, and the middle one does the talking.
Working nights until the loan is paid. Two more years, said without complaint.
Might sell. Might not. Depends on the roof.
Says the best customers come from the dog walkers.
We drew the shopfront on the tablecloth and had to buy the tablecloth.
Wants a sign that makes no promise.
Back from the trade fair with one good contact and a cold.
Had never told anyone the figures before. Nice figures.
Is on the parish council and would rather not be.
Offered me the wall on the bridge, for a year, for fun.
Has a new hip and a new lathe, and talks of both with affection.
Speaks to every newcomer first. I watched it work four times.
Told the story of the goat again. It gets better.
Worried about January, like everybody, and said so, like nobody.
Trains volunteers to do what professionals say is impossible.
Came for the free toast in 2019 and stayed for the people.
Wants more window, less counter.
Their busiest day was the day the road was closed.
Argued with me about italics, and won.
Said almost nothing and sent a lovely message afterwards.
Has stopped advertising altogether and is waiting to see who notices.
Is collecting for the lifeboat, and a little for courage.
Two jobs at once until spring, both with the door open.
The lease ends in June. There is a number on the agent's card and a knot in the stomach.
Walked me to the car and only then said what it was about.
Had a stand at the county show and sold out by eleven.
Is thinking of a second shop, smaller than the first.
Asked who does my books, and meant: are they kind?
Loves the work, dislikes the emails. Asked what I do about emails.
Has an archive of old paper bags, four hundred of them.
Would like to meet more people who are not selling anything.
Dropped a tray of glasses, bowed, and got applause.
The choir needs tenors. Everybody, apparently, needs tenors.
Wants to be found by people who don't know the word for what they do.
Has the keys to the mill and offered to show me round.
""")
"""What was said, as jotted afterwards; fits anybody."""

FOLLOW_NOTES = _lines("""
Rang to see how it had gone; better than feared.
Sent the photographs over. Answer within the hour, all exclamation marks.
Short call about {month}. Will know more after the {weekday} meeting.
A message with a picture of the finished thing from {place}.
Asked whether I knew {firm}. I do, a little.
Wrote to say thank you, and to ask about {audience}.
Called back about the order; {number} now, not twelve.
Swapped notes on {place}. Rents are down, spirits are up.
Mail about {firm}: they have talked, it went well.
Cancelled {weekday}, new date in {month}, real regret.
A postcard from {place}, nothing on it but a boat and "thinking about your door".
Spoke for five minutes, laughed for three.
Left a message. Rang back from a roof in {place}.
Has read the page I sent and disagrees with the second half, nicely.
Wants to bring somebody from {firm} along next time.
Asked for an honest opinion on a name. Gave it.
The {month} date is fixed. Bringing samples and the dog.
Told me the quote was accepted, partly because of what we said about {audience}.
Had news of {firm} before the papers did.
Long call while driving to {place}; lost the signal at the best sentence.
Sent a list of {number} {audience} worth a visit.
Waiting for {firm} to decide. Patience thin, humour intact.
A quick word outside the bank in {place}.
Online for half an hour, cat on the keyboard for ten minutes of it.
Forwarded a cutting about {place} with three words in the margin.
The sample arrived in one piece. The box was opened by the dog.
Rang from the fair in {place}: cold, cheerful, sold out.
Wrote that {firm} had asked after me. Pleased, and a bit curious.
Change of plan, {month} instead, and a bigger room.
Sent a drawing back with two lines crossed out. Better, annoyingly.
Met by chance in {place}, both carrying too much.
Has finished the course and dreads the exam.
Asked for the name of the paint. It is called {weekday}, as it happens.
Three short messages in a row, the last one only a sun.
Mailed the figures for {number} {audience}, with a sigh in the subject line.
The dog is better. The van is not.
Rang about nothing in particular for a quarter of an hour.
Wanted to know whether {place} is worth the drive. It is.
Sent the link to a talk by somebody from {firm}.
The quote went to {firm} on {weekday}; now we wait together.
Has moved the desk to the window and written the first page.
Told me over soup that {firm} is for sale, not a word to anyone.
Apologised for {month}. No need.
The landlord in {place} has answered, in green ink.
""")
"""What was said between events, by telephone, mail or message."""

ADDED = _lines("""
Knows {firm} in {place}.
Will be in {place} until {month}.
Used to work with {audience}, would again.
Asked twice about {month}.
Mentioned {firm} with great warmth.
About {number} people on the books now.
Likes {place} best, for the light.
Best before nine, never on a {weekday}.
Brought up {audience} out of nowhere.
Saw {firm} do it first.
Back in {month}, with the drawings.
Has a cousin at {firm}.
""")
"""A second sentence for large journals, where notes come again."""

QUOTES = _lines("""
I keep meaning to do something about the front of the shop
when things calm down we ought to talk properly
we're not looking to grow, we're looking to last
I'd love a sign my mother could read
next year, maybe, if the roof holds
nobody told me it would be this much paper
I only know what it costs, not what it's worth
some day I want a window seat and no phone
we keep saying we ought to do a thing together
I don't want to be big, I want to be known
if I could clone one customer, I know which
it's the waiting that gets me
everybody says passionate, I say punctual
I thought I was the only one
at some point we'll need a second pair of hands
my father would have hated it, in a proud way
I've stopped apologising for the price
the good ones never haggle
it was meant to be a hobby
I want people to smell it before they see it
we might move, we might not, ask me in spring
I'm thinking about Sundays
you're the first person to ask that
I'd rather be rung than written to
it's a shop, not a museum, but only just
somebody should do that, and I'm afraid it's me
the trouble is, I like them
I never know what to say in the first minute
ask me again after the harvest
there's a barn, I haven't told anyone about the barn
my best year was the year I was ill
I'd need somebody who finishes things
we did it once, in the rain, and it was lovely
I was hoping you'd say that
sooner or later we'll have to name it
I can do the work, I can't do the talking
half my customers are somebody's aunt
if I had a free wall, I'd know what to do with it
we're two good months from being fine
I want to be the place people bring visitors to
it's not the money, it's the Mondays
I'd trust you with the keys
that's the nicest no I've ever had
I could use a week of nothing
next time I'll bring the samples
they came for the toast, if we're honest
I'd do it for the story
we've outgrown the kitchen table
I'm not a salesman, I'm a cook
don't tell anyone, but I enjoyed it
it began with a broken chair
I want a name you can shout across a field
one more winter and then we'll see
my daughter says I should charge double
I keep the letters, all of them
we'd have closed without the regulars
I'd like to learn it before I'm too old
it looks easy, that's what you pay for
you should meet my sister
perhaps a little one, by the side door
""")
"""Their words, as they said them."""

# --- promises --------------------------------------------------------------------------------------------------------

MINE = _lines("""
send the VAT checklist
send photographs of the bakery door
ring about the dry store
send the name of the gold-leaf supplier
write the three lines for the newsletter
introduce to the woman with the barn
drop the colour chart through the letterbox
lend the second-best ladder
send the one-page contract
ring after the landlord has answered
measure the fascia on the way home
send the recipe for the green
look at the menu before it is printed
share the list of quiet weeks
introduce to my accountant
bring the enamel samples to breakfast
write a few kind words for the grant application
send the link to the talk about benches
ring the council about the keys
sketch two ideas for the side door
forward the mail from the paper mill
send the address of the sign cemetery
come to the opening and bring the brushes
ask at the boathouse about the back room
write down how we did the swap of three
read the draft of the price list
send the book about ghost signs
introduce to the potter with the tiles
return the trestle table
ring when the scaffolding is up
email the quote for the counter lettering
send the paint codes for the river blue
check whether the hall is free in March
bring the broken letter A for mending
post the photographs from the fair
call the electrician about warm lamps
find the name of the man with the crane
write to thank the host
send my notes from the pricing talk
introduce to someone at the choir
draw the map of the loading bay
share the questions I ask at the first meeting
""")
THEIRS = _lines("""
introduce me to the printer
send the number of the paper merchant
ask the landlord about the empty shop
bring the old photographs of the high street
send the name of a good lawyer
lend me the book on lettering
put in a word at the brewery
send the measurements of the counter
ring when the lease is signed
look over my terms
write about the day in the newsletter
introduce me to the sister with the guest house
send a sample box
show me round the mill
pass on my card at the parish meeting
send the recording of the talk
ask the headteacher about the mural
let me know about the December market
share the list of boatyards
come by the workshop with the apprentice
email the brief for the tasting room
write down the story of the goat
send the figures for the high street
find out who owns the ghost sign
introduce me to the festival people
ring about the van
bring seedlings for the window box
ask the choir about the hall
send a proper brief
check the stall prices
""")
MORE_PROMISES = _lines("""
send {thing} over
ring about {thing}
write to {firm} about {thing}
introduce to somebody at {firm}
share what {firm} charges
bring {thing} along next time
ask {firm} about {month}
send the {month} dates
look at {thing} together in {place}
find out whether {firm} needs {thing}
email the notes from {place}
pass the name on to {firm}
""")
DUE = _lines("""
Friday
Monday
tomorrow
next week
end of the week
in two weeks
in a fortnight
next Wednesday
end of the month
in three weeks
this weekend
in a month
Thursday
next month
in ten days
""")
"""Dates as they are stated and can be read as a day."""
SOFT_DUE = _lines("""
soon
when things calm down
after the holidays
some time in spring
once the lease is signed
one of these days
before it gets cold
when I'm next in town
after the fair
""")
"""Dates as they are stated and cannot be read: kept as words."""
DONE = _lines("""
went the same day
a warm answer
they have already spoken
took five minutes in the end
led to a quote
handed over at breakfast
with a drawing added
and a jar of honey back
done from the train
turned into a long call
thanked with cake
they start in spring
came to an order for two doors
done, and one more thing asked
late, and nobody minded
sent with an apology
""")
LET_GO = _lines("""
they found it themselves
the shop was sold
we both forgot, and laughed
no longer needed
too late for the season
somebody else did it better
it was politeness on both sides
the supplier has closed
""")

# --- moves, reflections ----------------------------------------------------------------------------------------------

MOVE_WORDS = {
    "closer": _lines("""
        asked for my opinion this time
        remembered the ladder story
        told me the figures
        saved me a seat
        rang, just to ring
        sent a customer over
        said what it was really about
        we walked to the station together
        invited me to the workshop
        introduced me to the family
        laughed at the same thing
        offered help before I asked
        lent me the good book
        stayed after everyone had gone
        """),
    "same": _lines("""
        a friendly hello
        busy, both of us
        weather and boats
        pleasant, brief
        talked across the table
        said we must, again
        """),
    "further": _lines("""
        looked past me a little
        gone quiet since summer
        short answers
        changed firms, changed subject
        didn't ring back
        """),
}
FREEWRITING = _lines("""
Rain on the conservatory roof, everyone leaning in to hear. I liked that we had to lean in.
The room smelt of toast and wet coats. Somebody had moved the tables into one long one and it changed everything.
Drove home without the radio. The sentence about the second visit kept coming back, and the face that went with it.
I talked too much at the start and too little at the end. In between it was lovely.
Low sun on the river the whole time, half the table squinting. Nobody pulled the blind, nobody wanted to.
Tired before it began and awake after it. It's the asking that does it.
A good deal of laughing at the far end where I wasn't. I'll sit there next time.
The new one by the door held the cup with both hands. I know that feeling.
What stays: three pairs of painted hands on one table, and nobody mentioning work for a quarter of an hour.
I had a plan and forgot it at the first handshake. Better so.
Cold hall, warm people. The heater ticked like a clock and then stopped, and we went on.
Everyone seems to be waiting for spring, and no one wants to be the first to say it.
The host looked tired. Somebody washed up without being asked and the whole evening got lighter.
Too many people, too little air, and then one good conversation on the stairs that was worth the ticket.
I kept looking at the ceiling. Someone painted those roses by hand and nobody knows who.
Half of what I heard was about money and the other half was about sleep.
""")
CLOSINGS = _lines("""
A good one. I came home with more questions than cards.
Small, warm, and just long enough.
I'd go again for the stairs alone.
Less noise in my head than this morning.
Today people were kind to each other, and I was there.
Three faces I'm glad of.
Next time sit at the far end.
More river than business, and that was right.
I was useful once, I think. That is enough.
Went in grey, came out some other colour.
It rained the whole way and I didn't mind.
The best of it was not on the programme.
""")
OPENINGS = _lines("""
thinking about a second shop, "smaller than the first"
"at some point we'll want the whole front done"
"next year, maybe, if the roof holds"
might take the empty shop by the bridge, "ask me in spring"
"we keep saying we ought to run a workshop together"
wondering about a new name, said twice, lightly
"when my daughter joins, everything gets repainted"
the barn: "I haven't told anyone about the barn"
"one of these days somebody should do the whole quay"
would like a map of the makers, "I'd pay for a map"
"after the harvest we'll have money for a year or so"
thinking about Sundays
""")
FIRST_WORDS = _lines("""
two lines about the bench
just thank you, for the seat by the window
about the story of the mill
because it was only the second breakfast
the answer to the question about landlords
with the name I couldn't remember
how the meeting went
a photograph of the ghost sign
""")
HELPS = _lines("""
a warm word to the landlord
somebody to hold the other end of things on Mondays
an hour of listening before the bank
the list of quiet weeks
a table at the December market
three honest opinions on the name
a sketch, no strings
a lift to the breakfast when the ferry stops
someone who has sold a firm before
a nudge, in March
a first customer who isn't family
company at the trade fair
""")
SHEET = {
    "goals": _lines("""
        To hand over the Saturday shift before summer.
        A year in which nothing breaks, then a year in which something new begins.
        Two more customers like the school, and then no more for a while.
        To be known for one thing by people who have never been in.
        Wants to finish the loan, then breathe out.
        """),
    "accomplishments": _lines("""
        Kept all four on through the bad winter.
        The staircase in the library; still goes to look at it.
        Taught eleven apprentices, and nine are still in the trade.
        Wrote to every customer by hand after the fire.
        Said no to the supermarket, twice.
        """),
    "interests": _lines("""
        Boats, obviously, and Portuguese poetry, not obviously.
        The choir, on Thursdays, whatever happens.
        Old timetables. Talks faster and faster.
        Bees. Brought a jar.
        Football with the under-nines, in all weathers.
        """),
    "networks": _lines("""
        The rowing club, the school governors, half of Cowley.
        Everyone who ever rented a stall from the council.
        An old college crowd, all in food now.
        Church people, and the people who drink opposite the church.
        Sixteen cousins between here and Didcot.
        """),
    "skills": _lines("""
        Can look at a queue and tell you what is wrong with the shop.
        Explains money without making anybody feel small.
        Gets two people who aren't speaking to carry a table together.
        Finishes. That is rarer than it sounds.
        Remembers what you said, in your words, a year later.
        """),
    "looking_for": _lines("""
        Somebody who can run the shop on Wednesdays and likes people.
        A dry place, ground floor, within cycling distance.
        A printer who doesn't sigh at fifty copies.
        The courage to put the price up, mostly.
        "Do you know anyone who has done a handover that went well?"
        """),
    "good_introduction": _lines("""
        The woman with the barn, for the barn and for the sense of humour.
        Somebody who opened a second shop and closed it again, cheerfully.
        A head teacher with a bit of tarmac.
        My accountant, who draws.
        The furniture people at the breakfast, same odd worry about oak.
        """),
    "could_answer": _lines("""
        Someone asked how to raise prices for old customers. Wrote about doing it by letter, one page, with a date.
        A new member wanted to know whether to lease or wait. Told the story of the two empty shops.
        The question about late payers, again. Said: ring, don't write.
        Somebody asked for a sign maker in Leeds. Passed on a name.
        """),
    "gave_first": _lines("""
        Posted the one-page contract for anybody to copy.
        Half an hour on a stranger's shop name. It was a good name in the end.
        Owned up to the gilding disaster, with photographs.
        Three names of people who lend out rooms.
        """),
}
"""What is written at the steps of a 1-2-1 and of an online community, by step."""

# --- events ----------------------------------------------------------------------------------------------------------

INTRODUCTIONS = _lines("""
I paint shop signs by hand, and I collect what people call their shops when nobody is listening.
I'm the one with the ladder. I help small shops be noticed by people who walk past.
Signs, doors, windows. Lately mostly doors. What did you walk in through this morning?
I paint letters for a living and lose my own pencil twice a day.
Shopfronts, by brush. I'd rather hear about yours.
""")
HOPES = _lines("""
Sit beside somebody who has only just started coming.
Find out who owns the barn.
Listen more than last time.
Say hello to most of the room; two proper conversations.
Meet someone who works with schools.
""")
EVENT_NOTES = _lines("""
Long table this time, much better.
Speaker ran over; nobody minded.
Parking full, came in wet.
The good biscuits.
A minute's quiet for old Mr Treadwell, who founded it.
Half the usual crowd, twice the talk.
Moved upstairs because of the piano tuner.
""")
ONE_OFFS = (
    "Open Studios", "Chamber Drinks", "Canal Traders' Supper", "Landlords and Tenants Evening", "Market Square Fair",
    "Opening of the Mill Shop", "Apprentices' Evening", "Repair Afternoon", "Town Lights Meeting", "Letterpress Day",
    "Long Table Supper", "Boat Jumble Breakfast", "Library Friends' Tea", "Town Centre Walk",
)  # fmt: skip
OTHER_SERIES = (
    "Abingdon Coffee Morning", "Witney Second Tuesday", "Henley Makers' Supper", "Reading Small Firms Lunch",
    "Didcot Early Birds", "Wantage Women in Trades", "Banbury Rural Business Circle", "Jericho Studio Evenings",
    "Goring Gap Traders", "Thame Food Table", "Cowley Road Alliance", "Newbury Growers' Club", "Bicester First Friday",
    "Woodstock Walk and Talk", "Marlow Quayside Drinks", "Swindon Founders' Breakfast",
)  # fmt: skip
"""Series a large journal goes to besides the usual ones."""
