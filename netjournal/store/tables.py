"""The tables as Peewee models: columns only, no behaviour. Migrations make the tables; these describe them.

Single records are read and written through these; pages of lists are SQL text beside the noun they list, because
they order, window and count in one bounded query.
"""

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from netjournal.store.fields import DayField, MomentField


class Table(Model):
    id = AutoField()


class SeriesRow(Table):
    uid = TextField()
    name = TextField()
    key = TextField()

    class Meta:
        table_name = "series"


class EventRow(Table):
    uid = TextField()
    title = TextField()
    key = TextField()
    kind = TextField(default="meeting")
    day = DayField()
    starts_at = MomentField(default="")
    ends_at = MomentField(default="")
    zone = TextField(default="")
    utc_offset = IntegerField(default=0)
    place = TextField(default="")
    series_id = IntegerField(null=True)
    introduction = TextField(default="")
    hopes = TextField(default="")
    cost = TextField(default="")
    hours = TextField(default="")
    notes = TextField(default="")
    created_at = MomentField()
    updated_at = MomentField()

    class Meta:
        table_name = "event"


class PersonRow(Table):
    uid = TextField()
    name = TextField()
    key = TextField()
    organisation = TextField(default="")
    role = TextField(default="")
    does = TextField(default="")
    hook = TextField(default="")
    needs = TextField(default="")
    offers = TextField(default="")
    met_on = TextField(default="")
    met_place = TextField(default="")
    met_event_id = IntegerField(null=True)
    met_through_id = IntegerField(null=True)
    stage = TextField(default="met")
    rhythm = TextField(default="none")
    rhythm_days = IntegerField(null=True)
    rhythm_most = IntegerField(null=True)
    rhythm_since = DayField(default="")
    card_photo = TextField(default="")
    notes = TextField(default="")
    let_go_on = DayField(default="")
    let_go_words = TextField(default="")
    created_at = MomentField()
    updated_at = MomentField()

    class Meta:
        table_name = "person"


class CalledRow(Table):
    person_id = IntegerField()
    name = TextField()
    key = TextField()
    sort = TextField()

    class Meta:
        table_name = "called"


class ContactRow(Table):
    uid = TextField()
    person_id = IntegerField()
    kind = TextField()
    value = TextField()
    key = TextField()
    label = TextField(default="")

    class Meta:
        table_name = "contact"


class AttendanceRow(Table):
    uid = TextField()
    event_id = IntegerField()
    person_id = IntegerField()
    mark = TextField(default="")

    class Meta:
        table_name = "attendance"


class ConversationRow(Table):
    uid = TextField()
    event_id = IntegerField(null=True)
    day = DayField()
    at = MomentField(default="")
    zone = TextField(default="")
    how = TextField(default="in person")
    said = TextField(default="")
    words = TextField(default="")
    created_at = MomentField()
    updated_at = MomentField()

    class Meta:
        table_name = "conversation"


class ConversationPersonRow(Table):
    conversation_id = IntegerField()
    person_id = IntegerField()

    class Meta:
        table_name = "conversation_person"


class StageMoveRow(Table):
    uid = TextField()
    person_id = IntegerField()
    event_id = IntegerField(null=True)
    conversation_id = IntegerField(null=True)
    day = DayField()
    move = TextField()
    stage = TextField(default="")
    words = TextField(default="")

    class Meta:
        table_name = "stage_move"


class PromiseRow(Table):
    uid = TextField()
    direction = TextField()
    words = TextField()
    due = DayField(default="")
    due_words = TextField(default="")
    kind = TextField(default="other")
    state = TextField(default="open")
    snoozed_until = DayField(default="")
    repeats = TextField(default="")
    closed_on = DayField(default="")
    closed_words = TextField(default="")
    made_on = DayField()
    person_id = IntegerField(null=True)
    event_id = IntegerField(null=True)
    conversation_id = IntegerField(null=True)
    created_at = MomentField()
    updated_at = MomentField()

    class Meta:
        table_name = "promise"


class IdeaRow(Table):
    uid = TextField()
    text = TextField()
    day = DayField()
    at = MomentField()
    zone = TextField()
    place = TextField(default="")
    spark = BooleanField(default=False)
    resting = BooleanField(default=False)
    event_id = IntegerField(null=True)
    created_at = MomentField()
    updated_at = MomentField()
    visited_on = DayField(default="")

    class Meta:
        table_name = "idea"


class SparkDayRow(Table):
    day = DayField()
    idea_id = IntegerField(null=True)
    reason = TextField(default="")
    answer = TextField(default="")

    class Meta:
        table_name = "spark_day"


class AssociationRow(Table):
    uid = TextField()
    idea_id = IntegerField()
    relation = TextField(default="together with")
    other_id = IntegerField(null=True)
    person_id = IntegerField(null=True)
    event_id = IntegerField(null=True)
    conversation_id = IntegerField(null=True)
    created_at = MomentField()

    class Meta:
        table_name = "association"


class TagRow(Table):
    name = TextField()
    key = TextField()
    rhythm_days = IntegerField(null=True)
    rhythm_most = IntegerField(null=True)

    class Meta:
        table_name = "tag"


class TaggingRow(Table):
    tag_id = IntegerField()
    event_id = IntegerField(null=True)
    person_id = IntegerField(null=True)
    conversation_id = IntegerField(null=True)
    promise_id = IntegerField(null=True)
    idea_id = IntegerField(null=True)

    class Meta:
        table_name = "tagging"


class ReflectionRow(Table):
    uid = TextField()
    event_id = IntegerField()
    variant = TextField()
    length = TextField()
    step = TextField(default="")
    person_uid = TextField(default="")
    started_on = DayField()
    started_at = MomentField()
    complete_at = MomentField(default="")
    closed_at = MomentField(default="")

    class Meta:
        table_name = "reflection"


class AnswerRow(Table):
    uid = TextField()
    reflection_id = IntegerField()
    step = TextField()
    person_id = IntegerField(null=True)
    text = TextField(default="")
    set_aside = BooleanField(default=False)
    idea_id = IntegerField(null=True)
    conversation_id = IntegerField(null=True)
    promise_id = IntegerField(null=True)

    class Meta:
        table_name = "answer"
