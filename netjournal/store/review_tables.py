"""The tables of the weekly review and of staying in touch. Apart from the others because no jot needs them."""

from peewee import IntegerField, TextField

from netjournal.store.fields import DayField, MomentField
from netjournal.store.tables import Table


class PromiseStepRow(Table):
    uid = TextField()
    promise_id = IntegerField()
    day = DayField()
    step = TextField()
    words = TextField(default="")
    due = DayField(default="")

    class Meta:
        table_name = "promise_step"


class BumpRow(Table):
    uid = TextField()
    person_id = IntegerField()
    day = DayField()
    until = DayField()

    class Meta:
        table_name = "bump"


class SheetLineRow(Table):
    uid = TextField()
    person_id = IntegerField()
    conversation_id = IntegerField(null=True)
    side = TextField()
    field = TextField()
    day = DayField()
    text = TextField()

    class Meta:
        table_name = "sheet_line"


class ReviewRow(Table):
    uid = TextField()
    week = DayField()
    started_at = MomentField()
    closed_on = DayField(default="")
    closed_at = MomentField(default="")
    line = TextField(default="")

    class Meta:
        table_name = "review"


class DecisionRow(Table):
    uid = TextField()
    review_id = IntegerField()
    section = TextField()
    item = TextField()
    day = DayField()
    words = TextField(default="")

    class Meta:
        table_name = "decision"
