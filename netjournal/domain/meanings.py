"""Words that mean nearly the same in the talk of people who work: the same thought is said again with others."""

from netjournal.text import listed

SAME = [
    listed(group)
    for group in """
    call ring phone telephone
    client customer buyer
    price cost fee charge rate
    pay payment paid
    quick fast speed
    queue wait line
    mistake error wrong
    mend repair fix
    picture photo photograph
    pupil student learner
    trainee apprentice intern
    staff employee worker colleague team
    boss manager director
    firm company business
    shop store
    buy purchase bought
    sell sale sold
    hire recruit employ
    quit resign leave left
    rent lease hire
    write wrote written writing
    speak spoke speech talk
    teach taught lesson class course training
    start begin launch
    finish end close
    show display exhibit
    present gift
    letter mail post
    street road
    house home
    doctor physician surgery
    funny joke humour
    cheap discount bargain
    empty vacant unused idle
    old elderly pensioner retired
    child children kid
    car vehicle
    trip journey travel
    food meal
    drink beverage
    lunch dinner supper breakfast
    money cash fund
    tax vat
    idea thought notion
    advice advise consultant adviser counsel
    quote estimate offer
    contract agreement terms
    trust faith confidence
    afraid fear scared
    lonely alone
    tired exhausted
    party celebration
    competition competitor rival
    collaborate cooperate partner
    help aid assist support
    volunteer helper
    charity donation
    advert advertising advertise marketing
    newsletter bulletin
    guest visitor
    pub bar
    poster placard
    map atlas
    swap exchange trade
    borrow lend loan
    share split
    question ask
    """.splitlines()
    if group.strip()
]
"""Words that may stand for each other when the same thing is said again; weaker than the same word."""
