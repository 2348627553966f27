"""Which lines sound like something to do: better a task kept as an idea than a thought set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.task_lines import looks_like_task

TASKS = """
send Ana the list
Send Ana the list
send her the list
send them the list
send the list to Ana
send quote to Tom
send photos of the hall to @ana
send the deck tomorrow
send it to Priya
- send Ana Reyes the VAT checklist
• ring Tom
1. ring Tom
ring Tom
ring Tom about June
ring Tom: van quote
ring him on Friday
ring them tomorrow
ring the printer about the boxes
phone Priya Nair back
call Tom
call her next week
call the venue
email Ana
email Tom's brother about the van
e-mail the organiser
text Ana to say thanks
message @priya re the workshop
contact HMRC about the form
book a table for six
book the train to Oxford
book Ana for the June workshop
schedule a call with Tom
arrange a coffee with Ana
set up a call with Tom
arrange to meet Priya
order 40 bags from Tom
pay the printer
invoice Tom
draft a proposal for Priya
confirm the room by Friday
introduce Ana to Tom
introduce Ana and Tom
connect Ana with Tom
ask Tom whether the studio is free
ask Priya about VAT
ask the host for the list
thank the organisers
thank Ana
invite Priya to the choir
remind Tom of the date
give Tom the number of the studio
lend Ana the book
forward the note to Tom
share the slides with Ana
pass the number on to Tom
bring the samples on Friday
write to Ana
write Ana a note
reply to Tom
get back to Tom about the stall
get in touch with Priya
catch up with Ana in June
have coffee with Ana
follow up with Ana
follow up with them
follow up on the bakery van
Follow up Tom
talk to Ana about the shop
I'll send Ana the list
I’ll send it over
I will ring the venue
I'm going to email Ana
and I'll introduce them
please ring Tom
maybe send Ana the list
to ring: Tom
will ring Tom
I should ring Tom
ought to thank Ana
remind me to ring Tom
Remind me to look up that paper mill
remember to ask Ana about it
don't forget to ring Tom
I mustn't forget to post the samples
need to find a florist
I need to look at the lease
I still need to ring Tom
must ask Priya about VAT
I must look that up
I have to ring the bank
I've got to find that book
I said I would send the list
Ana said she would send the list
he promised to introduce me to his paper mill
said I'd ring her
I said that I'll help with the stall
told Tom I'd look at his lease
told Ana Reyes that I would come
Ana asked for the list and I said I'd send it
she wants the recipe, I said I would write it down
promised Ana the list
I promised to come to the opening
I've promised Tom a morning
I owe Tom a coffee
I offered to read her draft
I agreed to speak in March
let Tom know about June
put Ana in touch with Tom
visit Tom's workshop
find Ana on LinkedIn
owe Priya an answer
! ring tom
!ring tom
[ ] ring tom
[] ring tom
- [ ] ring tom
☐ ring tom
todo: ring tom
TODO ring tom
To do: the list
to-do: lists
action: find the address
next step: the lease
@Ana send the list
#workshop book the room
todo ring Tom
""".strip().splitlines()

THOUGHTS = """
people don't read reports, they read stories
a joint morning on pricing
a joint morning on pricing #workshop
write like you talk
write to one person, not to a crowd
write the last line first
Write drunk, edit sober
the list Ana sends her clients
call centres are dying
Call centres on Mondays
call it a workshop and nobody comes
call the thing by its name
call them stories, not reports
call Ana the bread lady
ring the changes
ring binders, of all things
Ring Road cafés as meeting rooms
email is where ideas go to die
email newsletters still work in Norway
Email Marketing is dead
text Ana sent from the train made me laugh
text the way people speak
message in a bottle as a business card
phone boxes as libraries
contact sheets, like photographers had
book clubs for accountants
Book lunch was the best part
book of short letters
book two things and cancel the one you dread
Book idea: the shop that sells nothing
Order of service from Priya, lovely
Quote from Tom: people read stories
send postcards instead of newsletters
send less, say more
send them a story, not a price list
send handwritten notes
Send in the clowns
ask better questions
Ask Better Questions
ask people what they would miss
ask them what they would miss
ask the question nobody asks
ask Tom why, never how
tell stories
tell them what you don't do
thank people in public
thank you notes that smell of bread
thank you, Ana, for the light
introduce yourself last
introduce people by what they love
invite strangers to dinner
remind people why they came
share the recipe, keep the oven
share more than you sell
give before you ask
give Tom credit: he waited
bring your own chair
drop the price and they trust you less
pass it on
post office as a club
pay people early
pay attention to who stands alone
print the story on the bag
draft a letter you never send
prepare less
set up a stall where people fix things
arrange the chairs in a circle
schedule nothing on Fridays
follow up is a gift
follow-up is a gift, not a chore
follow up with kindness
follow the bread
talk to strangers on trains
talk to them like neighbours
talk to Ana was the best of it
connect the dots
reports people read
reply to none of it for a day
todo lists kill ideas
to do less, better
to Ana everything is packaging
need to know basis, that phrase again
I need to believe in it before I sell it
people need to be heard before they buy
we need to be bored more often
must be lovely to work by the river
must admit I liked the silence
must reads: that book on salt
must-see: the paper mill
I must say, the host was kind
have to love a man who irons his cards
I have to smile when I think of her hat
got to know three bakers
got to meet Priya at last
need to charge more than I dare
remember to breathe
remember the smell of the hall
Ana reminds me of my aunt
this reminds me to look up more often
don't forget the quiet ones
I said I would never do breakfast again
I said I'd love to see the oven
when I said I would leave everybody laughed
Tom will introduce me to his printer
he said I would like it there
she told me I'd find it behind the station
and told me I'd find my people
promised land of pricing
promised is a heavy word
we agreed to differ
must smell of cedar in there
quote Ana on the wall
put Ana in the front row
let Ana talk about eels
I want to be in that room again
share a table with Tom and you learn about eels
write to him as if he were your uncle
ask for the story of the thing, before the price
get the light right first
tell the story with the ending first
invite the neighbours in for the opening
the meeting Tom booked was a wake
email me, he said, and gave no address
Tom: send the bill before the wine
I promised myself a slow week
I owe my first client to a queue
I owe everything to that talk
owe nobody a lunch
"send me the list," she said
“ring me when it rains”
'book the room first', Tom says
I'll never forget that oven
I'll call it the bread year
I will be thinking about this
I'll give it a year
let it rise twice
will Ana move in spring
Will Smith, the potter, was there
!!! what a morning
…
!
#pricing
Ana
send
Ring
""".strip().splitlines()


@pytest.mark.parametrize("line", TASKS)
def test_a_line_that_sounds_like_something_to_do_is_set_aside(line: str) -> None:
    assert looks_like_task(line)


@pytest.mark.parametrize("line", THOUGHTS)
def test_a_thought_stays_a_thought(line: str) -> None:
    assert not looks_like_task(line)


def test_a_long_line_holds_more_than_its_errand() -> None:
    tale = (
        "she wants the recipe, I said I would write it down, and then the whole table told me about their grandmothers"
    )
    assert looks_like_task(tale)
    assert not looks_like_task(f"{tale}, and what those kitchens were like in winter")
    assert looks_like_task(f"! {tale}, and what those kitchens were like in winter")


def test_known_names_are_known_in_any_spelling() -> None:
    assert not looks_like_task("ring tom")
    assert looks_like_task("ring tom", ["Tom Ellis"])
    assert looks_like_task("email zoe about the boxes", ["Zoë Brandt"])
    assert looks_like_task("send priya's number to tom", ["Tom Ellis"])
    assert not looks_like_task("call centres are dying", ["Tom Ellis"])


@given(st.text())
def test_looking_for_tasks_is_total(line: str) -> None:
    looks_like_task(line, [line])


OWN = [
    "I",
    "said",
    "I'd",
    "I'll",
    "must",
    "to",
    "send",
    "ring",
    "them",
    "the",
    "list",
    "Ana",
    ",",
    "follow",
    "up",
    "with",
]


@given(st.lists(st.sampled_from(OWN)))
def test_looking_for_tasks_is_total_on_its_own_words(words: list[str]) -> None:
    looks_like_task(" ".join(words))
