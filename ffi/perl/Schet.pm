package Schet;

# schet for Perl: the library's functions, and records for its structs. Texts are byte strings in the encoding that
# the section is opened with.

use strict;
use warnings;

use Exporter 'import';
use FFI::Platypus 2.00;
use FFI::Platypus::Buffer qw(scalar_to_pointer buffer_to_scalar);
use Scalar::Util qw(blessed);
use Schet::Abi;

our (@EXPORT_OK, %EXPORT_TAGS, $FFI);
{
    no strict 'refs';
    *{$_} = \&{"Schet::Abi::$_"} for @Schet::Abi::CONSTANTS;
}
@EXPORT_OK = (@Schet::Abi::CONSTANTS, qw(call text sink));
%EXPORT_TAGS = (all => \@EXPORT_OK);

# Loads the library, by its path or as the system finds it, and makes its functions those of this package; an older
# library may lack some.
sub load {
    my ($path) = @_;
    $FFI = FFI::Platypus->new(api => 2, lib => $path // 'libschet.so.1');
    for my $name (sort keys %Schet::Abi::FUNCTION) {
        my ($arguments, $result) = @{ $Schet::Abi::FUNCTION{$name} };
        next unless $FFI->find_symbol($name);
        $FFI->attach([$name => $name] => $arguments => $result);
    }
    return;
}

# Calls a function whose last parameter is the error. A record is passed as its address, a text of two parameters as
# text('...'). What is answered otherwise than SCHET_OK dies as a Schet::Error, a refusal (R16) as a Schet::Refusal.
sub call {
    my ($name, @arguments) = @_;
    my $error = Schet::Record->new('schet_error');
    my @passed = map { blessed $_ && $_->can('pointer') ? $_->pointer : $_ } @arguments;
    my $status = do { no strict 'refs'; &{"Schet::$name"}(@passed, $error->pointer) };
    return if $status == Schet::Abi::SCHET_OK();
    my $class = $status >= Schet::Abi::SCHET_R_FIRST() ? 'Schet::Refusal' : 'Schet::Error';
    die bless { status => $status, name => schet_status_name($status), record => $error }, $class;
}

# A text as the two parameters that take one.
sub text { (scalar_to_pointer($_[0]), length $_[0]) }

# A sink that hands pieces of bytes to a subroutine. What dies in it is a failure that the call which writes is told of.
sub sink {
    my ($take) = @_;
    my $closure = $FFI->closure(sub {
        my (undef, $piece) = @_;
        my $done = eval {
            my $record = Schet::Record->from('schet_piece', $piece);
            $take->(buffer_to_scalar($record->get('data'), $record->get('len')));
            1;
        };
        return $done ? Schet::Abi::SCHET_HOST_DONE() : 0;
    });
    my $sink = Schet::Record->new('schet_sink', write => $FFI->cast('(opaque,opaque)->sint32' => 'opaque', $closure));
    $sink->{kept}{closure} = $closure;
    return $sink;
}

package Schet::Error;

use overload '""' => \&text, fallback => 1;

sub text { my ($self) = @_; $self->{name} . ': ' . $self->{record}->get('message') . "\n" }
sub status { $_[0]{status} }
sub name   { $_[0]{name} }
sub get    { my ($self, $field) = @_; $self->{record}->get($field) }

package Schet::Refusal;

our @ISA = ('Schet::Error');

package Schet::Handle;

# A variable with a handle in it, as functions that open and close take one.
sub new { bless { bytes => "\0" x 8 }, shift }
sub pointer { FFI::Platypus::Buffer::scalar_to_pointer($_[0]{bytes}) }
sub handle { unpack 'Q', $_[0]{bytes} }

package Schet::Record;

use Scalar::Util qw(blessed);
use FFI::Platypus::Buffer qw(scalar_to_pointer);

# A struct of a name, its struct_size set, and the fields that are given.
sub new {
    my ($class, $name, %fields) = @_;
    my ($size, $first) = @{ $Schet::Abi::STRUCT{$name} or die "schet has no struct $name" };
    my $self = bless { name => $name, bytes => "\0" x $size, kept => {} }, $class;
    $self->set(struct_size => $size) if $first->[0] eq 'struct_size';
    $self->set(%fields);
    return $self;
}

# Structs of a name one behind the other, each from the fields that are given for it.
sub array {
    my ($class, $name, @rows) = @_;
    my @records = map { blessed $_ ? $_ : $class->new($name, %$_) } @rows;
    my $size = $Schet::Abi::STRUCT{$name}[0];
    return bless { name => $name, bytes => join('', map { $_->{bytes} } @records), size => $size,
        kept => { rows => \@records } }, $class;
}

# Texts one behind the other, each from a byte string.
sub texts {
    my ($class, @texts) = @_;
    my @copies = @texts;
    my $bytes = join '', map { pack 'Q L L', scalar_to_pointer($_), length $_, 0 } @copies;
    return bless { name => 'schet_text', bytes => $bytes, size => 16, kept => { texts => \@copies } }, $class;
}

# The record of a place in an array, counted from 0.
sub at {
    my ($self, $place) = @_;
    my $size = $Schet::Abi::STRUCT{ $self->{name} }[0];
    return bless { name => $self->{name}, bytes => substr($self->{bytes}, $place * $size, $size), kept => {} },
        ref $self;
}

# A record read from an address that a callback was given.
sub from {
    my ($class, $name, $address) = @_;
    my $size = $Schet::Abi::STRUCT{$name}[0];
    return bless { name => $name, bytes => FFI::Platypus::Buffer::buffer_to_scalar($address, $size), kept => {} },
        $class;
}

sub bytes { $_[0]{bytes} }

# Its address, for a function or a field; it stays there for as long as the record is kept.
sub pointer { scalar_to_pointer($_[0]{bytes}) }

sub _field {
    my ($self, $name) = @_;
    my (undef, @fields) = @{ $Schet::Abi::STRUCT{ $self->{name} } };
    my ($field) = grep { $_->[0] eq $name } @fields;
    return @{ $field or die "$self->{name} has no field $name" };
}

# Sets fields. A text is a byte string or undef, a pointer a record, an address or undef.
sub set {
    my ($self, %fields) = @_;
    for my $name (keys %fields) {
        my (undef, $offset, $size, $code) = $self->_field($name);
        my $value = $fields{$name};
        my $packed;
        if ($code eq 'schet_text' || $code eq 'schet_bytes') {
            my $copy = defined $value ? "$value" : '';
            $self->{kept}{$name} = \$copy;
            $packed = pack 'Q L L', scalar_to_pointer($copy), length $copy, 0;
        } elsif (exists $Schet::Abi::STRUCT{$code}) {
            $self->{kept}{$name} = $value;
            $packed = $value->bytes;
        } elsif ($code eq 'Q' && ref $value) {
            $self->{kept}{$name} = $value;
            $packed = pack 'Q', $value->pointer;
        } else {
            $packed = pack $code, ref $value ? @$value : $value // 0;
        }
        length $packed == $size or die "$self->{name}.$name does not take what it was given";
        substr($self->{bytes}, $offset, $size) = $packed;
    }
    return $self;
}

# The value of a field: a number, a byte string, or of an array a reference to a list.
sub get {
    my ($self, $name) = @_;
    my (undef, $offset, $size, $code) = $self->_field($name);
    my $bytes = substr $self->{bytes}, $offset, $size;
    return bless { name => $code, bytes => $bytes, kept => {} }, ref $self if exists $Schet::Abi::STRUCT{$code};
    my @values = unpack $code, $bytes;
    return $code =~ /^[lLqQ]\d/ ? \@values : $values[0];
}

1;
