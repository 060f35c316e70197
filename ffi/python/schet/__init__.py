"""schet for Python: the section «Счета» of a telecom operator's customer cabinet.

What goes in are keyword arguments under the names of schet.h's fields, what comes out are objects with them: texts are
str, lists are lists of dict. A status other than SCHET_OK is raised, a refusal of the section (R16) as Refusal.

    with schet.Section(operator_info=dict(id="svyaz", ...), database="schet.db", ...) as section:
        with section.feed() as feed:
            feed.accounts([dict(number="100-1", name="…", application_address="…", subscribers=[dict(id="…")])])
        print(section.menu("100-1").title_ru)
"""

import ctypes
import logging
import types

from . import abi

__all__ = ["Error", "Refusal", "Library", "Section", "Feed", "Renderer", "Paper", "port", "taken", "abi"]

ENCODINGS = {
    "utf-8": abi.SCHET_UTF8,
    "cp1251": abi.SCHET_CP1251,
    "cp866": abi.SCHET_CP866,
    "koi8-r": abi.SCHET_KOI8R,
}


class Error(Exception):
    """Why a call did not do what it was asked for: the fields of schet_error, and the name of the status."""

    def __init__(self, name, facts):
        super().__init__(f"{name}: {facts.message}" if facts.message else name)
        self.name = name
        self.__dict__.update(vars(facts))


class Refusal(Error):
    """The section's answer to a customer, which is no failure (R16)."""


class Library:
    """The loaded library, and the one encoding of the texts that pass."""

    def __init__(self, path="libschet.so.1", encoding="utf-8"):
        self.raw = abi.bind(path)
        self.encoding = encoding

    def call(self, function, *arguments):
        """Calls a function whose last parameter is the error, and raises what its status stands for."""
        error = abi.schet_error()
        status = getattr(self.raw, function)(*arguments, ctypes.byref(error))
        if status != abi.SCHET_OK:
            error.code = status
            name = self.raw.schet_status_name(status).decode()
            raise (Refusal if status >= abi.SCHET_R_FIRST else Error)(name, self.read(error))

    def encode(self, text):
        return text if isinstance(text, bytes) else str(text).encode(self.encoding)

    def make(self, struct, fields):
        """A structure with fields; what they point to is kept with it."""
        if isinstance(fields, struct):
            return fields
        made, kinds = struct(), dict(struct._fields_)
        made.kept = []
        for name, value in fields.items():
            if name not in kinds:
                raise TypeError(f"{struct.__name__} has no field {name}")
            kind = kinds[name]
            if value is None:
                continue
            if kind in (abi.schet_text, abi.schet_bytes):
                setattr(made, name, self.text(value, made.kept, kind))
            elif isinstance(value, (list, tuple)) and hasattr(kind, "contents"):
                rows = self.array(kind._type_, value)
                made.kept.append(rows)
                setattr(made, name, ctypes.cast(rows, kind))
                counts = [count for count in (f"{name}_count", f"{name[:-1]}_count") if count in kinds]
                setattr(made, counts[0], len(value))
            elif hasattr(kind, "contents") and isinstance(value, (dict, ctypes.Structure)):
                inner = self.make(kind._type_, value)
                made.kept.append(inner)
                setattr(made, name, ctypes.pointer(inner))
            elif isinstance(value, bytes) and isinstance(kind, type) and issubclass(kind, ctypes.Array):
                setattr(made, name, kind(*value))
            else:
                made.kept.append(value)
                setattr(made, name, value)
        return made

    def text(self, value, kept, kind=abi.schet_text):
        data = self.encode(value)
        buffer = ctypes.create_string_buffer(data, len(data) + 1)
        kept.append(buffer)
        return kind(data=ctypes.addressof(buffer), len=len(data))

    def array(self, struct, rows):
        """Structures one behind the other, with all that they point to."""
        made = (struct * max(len(rows), 1))()
        made.kept = []
        for place, fields in enumerate(rows):
            row = self.text(fields, made.kept) if struct is abi.schet_text else self.make(struct, fields)
            made.kept.append(row)
            made[place] = row
        return made

    def read(self, struct):
        """A structure as an object: texts are str, of arrays of numbers the part that is used."""
        out = types.SimpleNamespace()
        for name, kind in struct._fields_:
            value = getattr(struct, name)
            if isinstance(value, bytes):
                value = value.decode(self.encoding)
            elif isinstance(value, ctypes.Array):
                numbers = list(value)
                value = bytes(numbers) if kind._type_ is ctypes.c_uint8 else [n for n in numbers if n]
            setattr(out, name, value)
        return out

    def get(self, struct, function, *arguments):
        """Calls a function that fills a structure behind its other parameters."""
        out = struct()
        self.call(function, *arguments, ctypes.byref(out))
        return self.read(out)

    def rows(self, struct, function, *arguments, room=64):
        """Calls a function that fills rows: again with more room until there is more than enough."""
        while True:
            made = (struct * room)()
            made[0] = struct()
            count = ctypes.c_uint32()
            self.call(function, *arguments, made, room, ctypes.byref(count))
            if count.value < room:
                return [self.read(made[place]) for place in range(count.value)]
            room *= 4

    def tick(self, tick):
        return None if tick is None else ctypes.byref(self.make(abi.schet_tick, tick))

    def pair(self, text):
        """A text as the two parameters that take one."""
        data = self.encode(text)
        return ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p), len(data)


class _Handle:
    """Something that is opened, and closed by its end."""

    close_function = ""

    def __init__(self, library):
        self.library = library
        self.handle = None

    def close(self):
        if self.handle:
            self.library.call(self.close_function, ctypes.byref(self.handle))

    def __enter__(self):
        return self

    def __exit__(self, raised, *_):
        try:
            self.close()
        except Error:
            # What is under way already says more than that it could not be ended well.
            if raised is None:
                raise


class _Sink:
    """A callable that takes bytes, as the library calls it. What it raises is raised by the call that wrote."""

    def __init__(self, take):
        self.raised = None

        def write(_, piece):
            try:
                take(ctypes.string_at(piece.contents.data, piece.contents.len))
                return abi.SCHET_HOST_DONE
            except BaseException as problem:  # nothing may be raised through the library
                self.raised = problem
                return 0

        kind = dict(abi.schet_sink._fields_)["write"]
        self.struct = abi.schet_sink(write=kind(write))

    def call(self, call):
        try:
            return call()
        except Error:
            if self.raised is not None:
                raise self.raised
            raise


def port(struct, **callbacks):
    """A port of the host's, such as port(abi.schet_mail_port, send=…), for the config of a section.

    A callback takes the structure that says what is asked and answers a number, or None for SCHET_HOST_DONE. What it
    raises is logged, and answered as a failure: nothing is raised through the library.
    """
    kinds, made = dict(struct._fields_), struct()
    for name, work in callbacks.items():

        def call(_, *asked, name=name, work=work):
            try:
                answer = work(*(one.contents for one in asked))
                return abi.SCHET_HOST_DONE if answer is None else answer
            except BaseException:
                logging.getLogger("schet").exception("the callback %s of a port", name)
                return 0

        setattr(made, name, kinds[name](call))
    return made


def taken(asked):
    """The bytes of a schet_text or schet_bytes that a callback was given."""
    return ctypes.string_at(asked.data, asked.len)


class Section(_Handle):
    """The section of one operator. Any number of threads may use it at once."""

    close_function = "schet_close"

    def __init__(self, library=None, **config):
        super().__init__(library or Library())
        self.handle = ctypes.POINTER(abi.schet)()
        config.setdefault("encoding", ENCODINGS[self.library.encoding])
        made = self.library.make(abi.schet_config, config)
        self.ports = made.kept  # callbacks may be called until the section is closed
        self.library.call("schet_open", abi.SCHET_ABI_VERSION, ctypes.byref(made), ctypes.byref(self.handle))

    def feed(self):
        """Begins to feed rows into the embedded database."""
        return Feed(self)

    def menu(self, account, tick=None):
        """The menu of an account; its choices are in choices."""
        library, head = self.library, abi.schet_menu()
        choices = library.rows(
            abi.schet_menu_choice, "schet_menu_get", self.handle, *library.pair(account), library.tick(tick),
            ctypes.byref(head),
        )
        menu = library.read(head)
        menu.choices = choices
        return menu

    def take(self, tick=None, **request):
        """Takes an order, durably."""
        library, taken = self.library, abi.schet_taken()
        request = library.make(abi.schet_order_request, request)
        library.call(
            "schet_order_take", self.handle, ctypes.byref(request), library.tick(tick), ctypes.byref(taken), None
        )
        return library.read(taken)

    def order(self, account, identifier):
        """An order of an account."""
        library = self.library
        return library.get(
            abi.schet_order, "schet_order_get", self.handle, *library.pair(account), *library.pair(identifier)
        )

    def orders(self, account):
        """All orders of an account, newest first."""
        library = self.library
        return library.rows(abi.schet_order, "schet_order_list", self.handle, *library.pair(account), None, 0)

    def order_history(self, account, identifier):
        """What became of an order, oldest first."""
        library = self.library
        return library.rows(
            abi.schet_order_event, "schet_order_history", self.handle, *library.pair(account),
            *library.pair(identifier), 0,
        )

    def change_order(self, what, tick=None, **change):
        """Changes an order: what is cancel, restart, abandon, bounced or hand_over."""
        library = self.library
        change = library.make(abi.schet_order_change, change)
        return library.get(
            abi.schet_order, f"schet_order_{what}", self.handle, ctypes.byref(change), library.tick(tick)
        )

    def change_delivery(self, tick=None, **request):
        """Sets how an account's invoices are delivered (R7)."""
        library = self.library
        request = library.make(abi.schet_delivery_request, request)
        return library.get(
            abi.schet_delivery, "schet_delivery_change", self.handle, ctypes.byref(request), library.tick(tick)
        )

    def process_due(self, limit=100, tick=None):
        """Carries out at most so many orders that are due."""
        library = self.library
        return library.get(abi.schet_processed, "schet_process_due", self.handle, limit, library.tick(tick))

    def run_step(self, period, batch=100, tick=None):
        """One bounded step of the regular run of a period."""
        library = self.library
        return library.get(abi.schet_run, "schet_run_step", self.handle, period, batch, library.tick(tick))

    def run_refusals(self, period):
        """Accounts whose invoice of a period could not be formed."""
        return self.library.rows(abi.schet_unformed, "schet_run_refusals", self.handle, period, None, 0)

    def issued(self, account):
        """An account's issued invoices, newest period first."""
        library = self.library
        return library.rows(abi.schet_issued, "schet_issued_list", self.handle, *library.pair(account))

    def mint_link(self, account, identifier, tick=None):
        """A new link to the document of an order that is ready (R5)."""
        library = self.library
        return library.get(
            abi.schet_link, "schet_link_mint", self.handle, *library.pair(account), *library.pair(identifier),
            library.tick(tick),
        )

    def open_link(self, token, tick=None, piece=65536):
        """Opens a link by its token: the document's bytes, in pieces."""
        library, document = self.library, abi.schet_document()
        library.call(
            "schet_link_open", self.handle, *library.pair(token), library.tick(tick), ctypes.byref(document), None
        )
        buffer, count = ctypes.create_string_buffer(piece), ctypes.c_uint32()
        while True:
            library.call(
                "schet_document_read", self.handle, ctypes.byref(document), buffer, piece, ctypes.byref(count)
            )
            if count.value == 0:
                return
            yield buffer.raw[: count.value]

    def pickup(self, period):
        """A period's invoices in person (R10)."""
        return self.library.rows(abi.schet_pickup_item, "schet_pickup_list", self.handle, period, None, 0)

    def pickup_batch(self, period, take, limit=1000):
        """Writes a period's first invoices in person as one PDF into a callable that takes bytes."""
        library, sink, report = self.library, _Sink(take), abi.schet_pickup_report()
        apart, count = (abi.schet_pickup_item * limit)(), ctypes.c_uint32()
        apart[0] = abi.schet_pickup_item()
        sink.call(lambda: library.call(
            "schet_pickup_batch", self.handle, period, None, 0, limit, ctypes.byref(sink.struct), apart, limit,
            ctypes.byref(count), ctypes.byref(report),
        ))
        return library.read(report)


class Feed(_Handle):
    """Rows on their way into the embedded database. One thread at a time uses it."""

    close_function = "schet_feed_close"

    def __init__(self, section):
        super().__init__(section.library)
        self.handle = ctypes.POINTER(abi.schet_feed)()
        self.library.call("schet_feed_open", section.handle, ctypes.byref(self.handle))

    def _rows(self, struct, function, rows):
        rows = list(rows)
        for first in range(0, len(rows), abi.SCHET_MAX_ROWS):
            part = rows[first:first + abi.SCHET_MAX_ROWS]
            self.library.call(function, self.handle, self.library.array(struct, part), len(part))

    def accounts(self, rows):
        self._rows(abi.schet_account, "schet_feed_accounts", rows)

    def bills(self, rows):
        self._rows(abi.schet_bill, "schet_feed_bills", rows)

    def calls(self, rows):
        self._rows(abi.schet_call, "schet_feed_calls", rows)

    def payments(self, rows):
        self._rows(abi.schet_payment, "schet_feed_payments", rows)

    def instalments(self, rows):
        self._rows(abi.schet_instalment, "schet_feed_instalments", rows)

    def flush(self):
        """Writes what is held back; what it reports is durable."""
        return self.library.get(abi.schet_feed_report, "schet_feed_flush", self.handle)

    def refused(self):
        """Takes all refused rows off the list."""
        rows = []
        while some := self.library.rows(abi.schet_refused_row, "schet_feed_refused", self.handle, room=10001):
            rows += some
        return rows


class Renderer(_Handle):
    """Documents from data, without any storage. One thread at a time uses it."""

    close_function = "schet_renderer_close"

    def __init__(self, library=None, **config):
        super().__init__(library or Library())
        self.handle = ctypes.POINTER(abi.schet_renderer)()
        config.setdefault("encoding", ENCODINGS[self.library.encoding])
        made = self.library.make(abi.schet_renderer_config, config)
        self.library.call(
            "schet_renderer_open", abi.SCHET_ABI_VERSION, ctypes.byref(made), ctypes.byref(self.handle)
        )

    def call_detail(self, take, **detail):
        """Begins a call detail, which goes into a callable that takes bytes."""
        return Paper(self, take, self.library.make(abi.schet_call_detail, detail))


class Paper(_Handle):
    """A call detail that is being written."""

    close_function = "schet_paper_close"

    def __init__(self, renderer, take, detail):
        super().__init__(renderer.library)
        self.sink = _Sink(take)
        self.handle = ctypes.POINTER(abi.schet_paper)()
        self.library.call(
            "schet_paper_calls", renderer.handle, ctypes.byref(detail), ctypes.byref(self.sink.struct),
            ctypes.byref(self.handle),
        )

    def add_calls(self, rows):
        rows = list(rows)
        array = self.library.array(abi.schet_call, rows)
        self.sink.call(lambda: self.library.call("schet_paper_add_calls", self.handle, array, len(rows)))

    def finish(self):
        """Writes the document's end, and gives its totals."""
        return self.sink.call(
            lambda: self.library.get(abi.schet_paper_totals, "schet_paper_finish", self.handle)
        )
