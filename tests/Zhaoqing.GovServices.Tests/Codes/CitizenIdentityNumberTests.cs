using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Codes;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class CitizenIdentityNumberTests
{
    private static readonly JsonSerializerOptions Record = new() { Converters = { new RecordIdentityNumberJsonConverter() } };

    [Property]
    public bool Parse_undoes_Reveal(CitizenIdentityNumber number) =>
        CitizenIdentityNumber.Parse(number.Reveal()) == number && CitizenIdentityNumber.Parse(number.Reveal().AsSpan()) == number;

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text)
    {
        Laws.ReaderIsTotal<CitizenIdentityNumber>(text.Value, number => number.Reveal());
        Assert.Equal(CitizenIdentityNumber.TryParse(text.Value, provider: null, out _), CitizenIdentityNumber.Read(text.Value).IsT1);
    }

    [Property(MaxTest = 100)]
    public void One_changed_character_never_passes(CitizenIdentityNumber number) =>
        Laws.NoSingleChangePasses(number.Reveal(), "0123456789XxＸ０ ", text => CitizenIdentityNumber.Read(text).IsT1);

    [Property]
    public void Every_text_form_masks_all_but_the_ends(CitizenIdentityNumber number)
    {
        string clear = number.Reveal(), masked = clear[0] + new string('*', 16) + clear[17];
        Span<char> written = new char[18];
        Assert.True(number.TryFormat(written, out int length, default, provider: null));
        Assert.Equal(
            [masked, masked, masked, masked, masked, masked],
            [number.ToString(), number.ToString("G", formatProvider: null), $"{number}", string.Concat(number), written[..length].ToString(), JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(number))!]);
        Assert.DoesNotContain(clear[6..14], new Person(PartyName.Parse("张三"), number).ToString(), StringComparison.Ordinal);
    }

    [Property]
    public void Only_the_record_writes_it_clear_and_reads_it_back(CitizenIdentityNumber number)
    {
        string json = JsonSerializer.Serialize(number, Record);
        Assert.Equal($"\"{number.Reveal()}\"", json);
        Assert.Equal(number, JsonSerializer.Deserialize<CitizenIdentityNumber>(json, Record));
        Assert.Equal(number, JsonSerializer.Deserialize<CitizenIdentityNumber>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CitizenIdentityNumber>(JsonSerializer.Serialize(number)));
    }

    [Property]
    public void A_fault_never_repeats_the_number(CitizenIdentityNumber number)
    {
        string wrong = number.Reveal()[..17] + (number.Reveal()[17] == '1' ? '2' : '1');
        var fault = CitizenIdentityNumber.Read(wrong).AsT0;
        Assert.Equal((CodeFaultKind.CheckCharacter, 18), (fault.Kind, fault.Position));
        Assert.DoesNotContain(wrong[6..14], fault + Assert.Throws<FormatException>(() => CitizenIdentityNumber.Parse(wrong)).Message, StringComparison.Ordinal);
    }

    [Property]
    public void The_parts_stand_where_the_standard_puts_them(CitizenIdentityNumber number)
    {
        string text = number.Reveal();
        Assert.Equal(text[..6], number.Region);
        Assert.Equal(text[6..14], number.BirthDate.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("13579".Contains(text[16], StringComparison.Ordinal), number.IsMale);
    }

    [Property]
    public void A_buffer_too_short_is_left_alone(CitizenIdentityNumber number)
    {
        var buffer = new char[17];
        Assert.False(number.TryFormat(buffer, out int written, default, provider: null));
        Assert.Equal((0, new string('\0', 17)), (written, new string(buffer)));
    }

    [Theory]
    [InlineData("99000019000229001X", CodeFaultKind.Date, 7)]
    [InlineData("990000000001010010", CodeFaultKind.Date, 7)]
    [InlineData("9900001990010100", CodeFaultKind.Length, null)]
    [InlineData("99000O199001010019", CodeFaultKind.Alphabet, 6)]
    [InlineData("99000019900101001x", CodeFaultKind.Alphabet, 18)]
    public void A_fault_tells_its_kind_and_place(string text, CodeFaultKind kind, int? position)
    {
        var fault = CitizenIdentityNumber.Read(text).AsT0;
        Assert.Equal((kind, position), (fault.Kind, fault.Position));
    }

    [Fact]
    public void The_default_throws_on_every_read()
    {
        CitizenIdentityNumber none = default;
        Action[] reads =
        [
            () => none.Reveal(), () => _ = none.ToString(), () => none.ToString("G", formatProvider: null), () => _ = none.BirthDate, () => _ = none.IsMale,
            () => _ = none.Region, () => none.TryFormat(new char[18], out _, default, provider: null), () => JsonSerializer.Serialize(none), () => JsonSerializer.Serialize(none, Record),
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"9***\"")]
    public void JSON_that_is_no_number_is_a_JSON_fault(string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CitizenIdentityNumber>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CitizenIdentityNumber>(json, Record));
    }
}
