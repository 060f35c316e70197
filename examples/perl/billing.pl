#!/usr/bin/perl
# A billing's month with the section «Счета» in Perl, by FFI::Platypus. Its texts are in KOI8-R, as this billing has kept
# them since the last century; the terminal gets UTF-8.
#
#     perl -I /usr/share/schet/perl billing.pl DIRECTORY

use strict;
use warnings;
use utf8;

use Encode qw(encode decode);
use POSIX qw(strftime);
use Schet qw(:all);

binmode STDOUT, ':encoding(UTF-8)';

my $HOUR = 3_600_000_000;
my $NOVEMBER_1 = 1_793_480_400_000_000;    # midnight in Moscow
my $NOVEMBER_4 = $NOVEMBER_1 + 72 * $HOUR;

sub koi { encode 'koi8-r', $_[0] }
sub said { decode 'koi8-r', $_[0] }
sub moscow { strftime '%d.%m %H:%M', gmtime $_[0] / 1_000_000 + 10_800 }

# The instant of a call. This billing's clock stands still, so that the example says the same at every run.
my $count = 0;
sub at { Schet::Record->new('schet_tick', now => $_[0], has_seed => 1, seed => chr(++$count) x 32) }

my $place = shift or die "usage: $0 DIRECTORY\n";
mkdir $place or die "$place: $!\n";
Schet::load('libschet.so.1');

my $operator = Schet::Record->new(
    'schet_operator',
    id => 'svyaz', name => koi('ООО "Связь"'), address => koi('Москва'), inn => '7707083893',
    bank => koi('АО "ТБанк"'), bic => '044525411', bank_account => '40702810200000124669',
    contact_email => 'help@svyaz.example', contact_phone => '8 800 000-00-00', sender => 'bill@svyaz.example',
    link_base => 'https://cabinet.svyaz.example/i/',
);
my $config = Schet::Record->new(
    'schet_config',
    encoding => SCHET_KOI8R, operator_info => $operator, database => "$place/schet.db",
    documents => "$place/documents", spool => "$place/spool",
);
my $variable = Schet::Handle->new;
call('schet_open', SCHET_ABI_VERSION, $config, $variable);
my $section = $variable->handle;

# What the billing feeds: two customers, and a bill of one line for each, with VAT of 22 %.
my $feed = Schet::Handle->new;
call('schet_feed_open', $section, $feed);
for (['77-001', 'ООО "Ромашка"', 'office@romashka.example', '+74951234567', 3_000_000_000],
    ['77-002', 'ПАО "Исполин"', 'finance@ispolin.example', '+78120000001', 819_672_131_147_540]) {
    my ($number, $name, $email, $line, $net) = @$_;
    my $account = Schet::Record->new(
        'schet_account',
        number => $number, name => koi($name), application_address => $email,
        subscribers => Schet::Record->new('schet_subscriber', id => $line), subscriber_count => 1,
    );
    call('schet_feed_accounts', $feed->handle, $account, 1);
    my $vat = do { use integer; ($net * 22 + 50) / 100 };
    my %rate = (vat_kind => SCHET_VAT_PERCENT, vat_rate => 2200);
    my $bill = Schet::Record->new(
        'schet_bill',
        account => $number, number => $number, period => 202610, due_date => 20261125,
        lines => Schet::Record->new(
            'schet_line', %rate, quantity => 1, amount => $net, service => koi('Связь'), unit => koi('мес.')),
        line_count => 1,
        vat => Schet::Record->new(
            'schet_vat', kind => SCHET_VAT_PERCENT, rate => 2200, basis => SCHET_BASIS_NET,
            net => $net, vat => $vat, gross => $net + $vat),
        vat_count => 1, total => $net + $vat, amount_due => $net + $vat,
    );
    call('schet_feed_bills', $feed->handle, $bill, 1);
}
my $report = Schet::Record->new('schet_feed_report');
call('schet_feed_flush', $feed->handle, $report);
printf "fed: %d kept, %d refused\n", $report->get('kept'), $report->get('refused');
call('schet_feed_close', $feed);

# The month.
my $request = Schet::Record->new(
    'schet_order_request',
    action => SCHET_ACTION_LINK, period => 202610, account => '77-001', by => koi('кабинет'),
);
my $taken = Schet::Record->new('schet_taken');
unless (eval { call('schet_order_take', $section, $request, at($NOVEMBER_1 + $HOUR), $taken, undef); 1 }) {
    my $refused = $@;
    die $refused unless ref $refused && $refused->isa('Schet::Refusal');
    printf "on the 1st: %s until %s\n", $refused->name, moscow($refused->get('until'));
}
my $run = Schet::Record->new('schet_run');
do {
    call('schet_run_step', $section, 202610, 100, at($NOVEMBER_1 + 2 * $HOUR), $run);
} while $run->get('outcome') == SCHET_STEP_MORE;
my $processed = Schet::Record->new('schet_processed');
call('schet_process_due', $section, 100, at($NOVEMBER_1 + 3 * $HOUR), $processed);
printf "run: %d formed, %d mails\n", $run->get('formed'), $processed->get('sent');
for my $account ('77-001', '77-002') {
    my $issued = Schet::Record->new('schet_issued');
    my $rows = "\0" x 4;
    call('schet_issued_list', $section, text($account), $issued, 1, (text($rows))[0]);
    printf "  %s of %s: %d kopecks\n", $issued->get('number'), said($issued->get('customer')), $issued->get('total');
}
call('schet_order_take', $section, $request, at($NOVEMBER_4 + 10 * $HOUR), $taken, undef);
print said($taken->get('confirmation_ru')), "\n";
my $id = $taken->get('id');
call('schet_process_due', $section, 100, at($NOVEMBER_4 + 11 * $HOUR), $processed);
my $link = Schet::Record->new('schet_link');
call('schet_link_mint', $section, text('77-001'), text($id), at($NOVEMBER_4 + 12 * $HOUR), $link);
my $token = $link->get('token');
my $document = Schet::Record->new('schet_document');
call('schet_link_open', $section, text($token), at($NOVEMBER_4 + 12 * $HOUR), $document, undef);
my ($bytes, $piece, $read) = ('', "\0" x 4096, "\0" x 4);
while (1) {
    call('schet_document_read', $section, $document, text($piece), (text($read))[0]);
    my $length = unpack 'L', $read or last;
    $bytes .= substr $piece, 0, $length;
}
printf "link: %s, %s\n", substr($bytes, 0, 5), length $bytes == $document->get('size') ? 'whole' : 'in part';
call('schet_close', $variable);

# A call detail from data alone, into a callback; more kopecks than a double can tell apart.
my $renderer = Schet::Handle->new;
call('schet_renderer_open', SCHET_ABI_VERSION,
    Schet::Record->new('schet_renderer_config', encoding => SCHET_KOI8R, operator_info => $operator), $renderer);
my $call = Schet::Record->new(
    'schet_call',
    direction => SCHET_OUTGOING, start => $NOVEMBER_1 - 72 * $HOUR, seconds => 60, charged_seconds => 60,
    amount => 9_007_199_254_740_993, key => 'cdr-1', subscriber => '+78120000001', peer => '+74959990002',
    service => koi('Спутник'),
);
my $detail = Schet::Record->new('schet_call_detail', period => 202610, format => SCHET_FORMAT_CSV, account => '77-002');
my $csv = '';
for my $sink (sink(sub { $csv .= $_[0] }), sink(sub { die "the disk is full\n" })) {
    my ($paper, $totals) = (Schet::Handle->new, Schet::Record->new('schet_paper_totals'));
    call('schet_paper_calls', $renderer->handle, $detail, $sink, $paper);
    call('schet_paper_add_calls', $paper->handle, $call, 1);
    if (eval { call('schet_paper_finish', $paper->handle, $totals); 1 }) {
        printf "call detail: %d kopecks, %d rows\n", $totals->get('amount'), $csv =~ tr/\n//;
    } else {
        print "a callback that dies: ", $@->name, "\n";
    }
    eval { call('schet_paper_close', $paper) };
}
call('schet_renderer_close', $renderer);
