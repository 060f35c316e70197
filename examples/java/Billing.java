import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import schet.Abi;

/**
 * A billing's month with the section «Счета» in Java, by JNA.
 *
 * <pre>
 * javac -cp /usr/share/java/jna.jar -d classes /usr/share/schet/java/schet/Abi.java Billing.java
 * java -cp classes:/usr/share/java/jna.jar Billing DIRECTORY
 * </pre>
 */
final class Billing {
    private static final long HOUR = 3_600_000_000L;
    private static final long NOVEMBER_1 = 1_793_480_400_000_000L; // midnight in Moscow
    private static final long NOVEMBER_4 = NOVEMBER_1 + 72 * HOUR;

    private final Abi schet = Native.load("schet", Abi.class);
    /** The memory of texts: kept for as long as a structure may point to it. */
    private final List<Memory> kept = new ArrayList<>();
    private byte count;

    /** A refusal, or a failure, with what the library says of it. */
    private static final class SchetException extends Exception {
        private static final long serialVersionUID = 1;
        final String name;
        final long until;

        SchetException(String name, Abi.schet_error error) {
            super(name + ": " + said(error.message));
            this.name = name;
            until = error.until;
        }
    }

    /** A call of the library, whose last parameter is the error. */
    private interface Call {
        int with(Abi.schet_error error);
    }

    private void call(Call call) throws SchetException {
        var error = new Abi.schet_error();
        int status = call.with(error);
        if (status != Abi.SCHET_OK) {
            throw new SchetException(schet.schet_status_name(status), error);
        }
    }

    /** A text of the library, up to its NUL. */
    private static String said(byte[] from) {
        int end = 0;
        while (end < from.length && from[end] != 0) {
            end++;
        }
        return new String(from, 0, end, StandardCharsets.UTF_8);
    }

    private Pointer bytes(String from) {
        byte[] bytes = from.getBytes(StandardCharsets.UTF_8);
        var memory = new Memory(bytes.length + 1);
        memory.write(0, bytes, 0, bytes.length);
        kept.add(memory);
        return memory;
    }

    private static int length(String of) {
        return of.getBytes(StandardCharsets.UTF_8).length;
    }

    private void text(Abi.schet_text to, String from) {
        to.data = bytes(from);
        to.len = length(from);
    }

    private static String moscow(long instant) {
        var shown = DateTimeFormatter.ofPattern("dd.MM HH:mm").withZone(ZoneId.of("Europe/Moscow"));
        return shown.format(Instant.ofEpochSecond(instant / 1_000_000));
    }

    /** The instant of a call. This billing's clock stands still, so that it says the same at every run. */
    private Abi.schet_tick at(long now) {
        var tick = new Abi.schet_tick();
        tick.now = now;
        tick.has_seed = 1;
        Arrays.fill(tick.seed, ++count);
        return tick;
    }

    private Abi.schet_operator operator() {
        var made = new Abi.schet_operator();
        text(made.id, "svyaz");
        text(made.name, "ООО «Связь»");
        text(made.address, "Москва");
        text(made.inn, "7707083893");
        text(made.bank, "АО «ТБанк»");
        text(made.bic, "044525411");
        text(made.bank_account, "40702810200000124669");
        text(made.contact_email, "help@svyaz.example");
        text(made.contact_phone, "8 800 000-00-00");
        text(made.sender, "bill@svyaz.example");
        text(made.link_base, "https://cabinet.svyaz.example/i/");
        made.write();
        return made;
    }

    private void feed(Pointer feed, String number, String name, String email, String line, long net) throws SchetException {
        var subscriber = new Abi.schet_subscriber();
        text(subscriber.id, line);
        subscriber.write();
        var account = new Abi.schet_account();
        text(account.number, number);
        text(account.name, name);
        text(account.application_address, email);
        account.subscribers = subscriber.getPointer();
        account.subscriber_count = 1;
        call(error -> schet.schet_feed_accounts(feed, account, 1, error));

        var charge = new Abi.schet_line();
        charge.vat_kind = Abi.SCHET_VAT_PERCENT;
        charge.vat_rate = 2200;
        charge.quantity = 1;
        charge.amount = net;
        text(charge.service, "Связь");
        text(charge.unit, "мес.");
        charge.write();
        var vat = new Abi.schet_vat();
        vat.kind = Abi.SCHET_VAT_PERCENT;
        vat.rate = 2200;
        vat.basis = Abi.SCHET_BASIS_NET;
        vat.net = net;
        vat.vat = (net * 22 + 50) / 100;
        vat.gross = vat.net + vat.vat;
        vat.write();
        var bill = new Abi.schet_bill();
        text(bill.account, number);
        text(bill.number, number);
        bill.period = 202610;
        bill.due_date = 20261125;
        bill.lines = charge.getPointer();
        bill.line_count = 1;
        bill.vat = vat.getPointer();
        bill.vat_count = 1;
        bill.total = vat.gross;
        bill.amount_due = vat.gross;
        call(error -> schet.schet_feed_bills(feed, bill, 1, error));
    }

    private void month(Pointer section) throws SchetException {
        var request = new Abi.schet_order_request();
        request.action = Abi.SCHET_ACTION_LINK;
        request.period = 202610;
        text(request.account, "77-001");
        text(request.by, "кабинет");
        var taken = new Abi.schet_taken();
        try {
            call(error -> schet.schet_order_take(section, request, at(NOVEMBER_1 + HOUR), taken, null, error));
        } catch (SchetException refused) {
            System.out.println("on the 1st: " + refused.name + " until " + moscow(refused.until));
        }

        var run = new Abi.schet_run();
        do {
            call(error -> schet.schet_run_step(section, 202610, 100, at(NOVEMBER_1 + 2 * HOUR), run, error));
        } while (run.outcome == Abi.SCHET_STEP_MORE);
        var processed = new Abi.schet_processed();
        call(error -> schet.schet_process_due(section, 100, at(NOVEMBER_1 + 3 * HOUR), processed, error));
        System.out.println("run: " + run.formed + " formed, " + processed.sent + " mails");
        var rows = new IntByReference();
        for (var number : List.of("77-001", "77-002")) {
            var issued = new Abi.schet_issued();
            call(error -> schet.schet_issued_list(section, bytes(number), length(number), issued, 1, rows.getPointer(), error));
            System.out.println("  " + said(issued.number) + " of " + said(issued.customer) + ": " + issued.total + " kopecks");
        }

        call(error -> schet.schet_order_take(section, request, at(NOVEMBER_4 + 10 * HOUR), taken, null, error));
        System.out.println(said(taken.confirmation_ru));
        String id = said(taken.id);
        call(error -> schet.schet_process_due(section, 100, at(NOVEMBER_4 + 11 * HOUR), processed, error));
        var link = new Abi.schet_link();
        var later = at(NOVEMBER_4 + 12 * HOUR);
        call(error -> schet.schet_link_mint(
                section, bytes("77-001"), 6, bytes(id), length(id), later, link, error));
        var document = new Abi.schet_document();
        String token = said(link.token);
        call(error -> schet.schet_link_open(section, bytes(token), length(token), later, document, null, error));
        var all = new ByteArrayOutputStream();
        var piece = new Memory(4096);
        do {
            call(error -> schet.schet_document_read(section, document, piece, 4096, rows.getPointer(), error));
            all.writeBytes(piece.getByteArray(0, rows.getValue()));
        } while (rows.getValue() > 0);
        System.out.println("link: " + all.toString(StandardCharsets.ISO_8859_1).substring(0, 5)
                + (all.size() == document.size ? ", whole" : ", in part"));
    }

    /** A call detail from data alone, into a callback; more kopecks than a double can tell apart. */
    private void callDetail(Abi.schet_operator operator) throws SchetException {
        var config = new Abi.schet_renderer_config();
        config.operator_info = operator.getPointer();
        var renderer = new PointerByReference();
        call(error -> schet.schet_renderer_open(Abi.SCHET_ABI_VERSION, config, renderer.getPointer(), error));
        var detail = new Abi.schet_call_detail();
        detail.period = 202610;
        detail.format = Abi.SCHET_FORMAT_CSV;
        text(detail.account, "77-002");
        var one = new Abi.schet_call();
        one.direction = Abi.SCHET_OUTGOING;
        one.start = NOVEMBER_1 - 72 * HOUR;
        one.seconds = 60;
        one.charged_seconds = 60;
        one.amount = 9_007_199_254_740_993L;
        text(one.key, "cdr-1");
        text(one.subscriber, "+78120000001");
        text(one.peer, "+74959990002");
        text(one.service, "Спутник");

        var csv = new ByteArrayOutputStream();
        // A callback has to be reachable for as long as it may be called: the sink, which has it, lives until then.
        var sink = new Abi.schet_sink();
        sink.write = (ctx, piece) -> {
            csv.writeBytes(piece.data.getByteArray(0, piece.len));
            return Abi.SCHET_HOST_DONE;
        };
        // An exception does not pass through the library: JNA answers 0 in its place, which is a failure.
        var full = new Abi.schet_sink();
        Native.setCallbackExceptionHandler((callback, problem) -> System.out.println("thrown: " + problem.getMessage()));
        full.write = (ctx, piece) -> {
            throw new IllegalStateException("the disk is full");
        };
        for (var to : List.of(sink, full)) {
            var paper = new PointerByReference();
            var totals = new Abi.schet_paper_totals();
            call(error -> schet.schet_paper_calls(renderer.getValue(), detail, to, paper.getPointer(), error));
            call(error -> schet.schet_paper_add_calls(paper.getValue(), one, 1, error));
            try {
                call(error -> schet.schet_paper_finish(paper.getValue(), totals, error));
                long rows = csv.toString(StandardCharsets.UTF_8).lines().count();
                System.out.println("call detail: " + totals.amount + " kopecks, " + rows + " rows");
            } catch (SchetException problem) {
                System.out.println("a callback that throws: " + problem.name);
            }
            schet.schet_paper_close(paper.getPointer(), null);
        }
        call(error -> schet.schet_renderer_close(renderer.getPointer(), error));
    }

    private void live(Path place) throws SchetException {
        var operator = operator();
        var config = new Abi.schet_config();
        config.operator_info = operator.getPointer();
        text(config.database, place.resolve("schet.db").toString());
        text(config.documents, place.resolve("documents").toString());
        text(config.spool, place.resolve("spool").toString());
        var section = new PointerByReference();
        call(error -> schet.schet_open(Abi.SCHET_ABI_VERSION, config, section.getPointer(), error));

        var feed = new PointerByReference();
        call(error -> schet.schet_feed_open(section.getValue(), feed.getPointer(), error));
        feed(feed.getValue(), "77-001", "ООО «Ромашка»", "office@romashka.example", "+74951234567", 3_000_000_000L);
        feed(feed.getValue(), "77-002", "ПАО «Исполин»", "finance@ispolin.example", "+78120000001", 819_672_131_147_540L);
        var report = new Abi.schet_feed_report();
        call(error -> schet.schet_feed_flush(feed.getValue(), report, error));
        System.out.println("fed: " + report.kept + " kept, " + report.refused + " refused");
        call(error -> schet.schet_feed_close(feed.getPointer(), error));
        month(section.getValue());
        call(error -> schet.schet_close(section.getPointer(), error));
        callDetail(operator);
    }

    public static void main(String[] arguments) throws Exception {
        new Billing().live(Files.createDirectory(Path.of(arguments[0])));
    }
}
