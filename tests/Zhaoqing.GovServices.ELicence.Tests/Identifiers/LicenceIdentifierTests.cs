using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.ELicence.Tests.Identifiers;

/// <summary>Identifiers of GB/T 36904: three answers, with and without root.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class LicenceIdentifierTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly string[][] Vectors =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Identifiers", "identifiers.csv")).Skip(1).Select(line => line.Split(',', 4))];

    public static TheoryData<string> Real =>
    [
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000000013338W011.11110000000021135M.20230329701.003.Y",
        "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
        "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
        "1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C",
        "1.2.156.3005.2.11100000MB0143028R001.11441200007141332C.TEST000002.001.7",
    ];

    [Theory]
    [MemberData(nameof(Real))]
    public void A_published_identifier_holds_with_and_without_its_root(string text)
    {
        Assert.Equal(text, LicenceIdentifier.Parse(text).ToString());
        Assert.Equal(LicenceIdentifier.Parse(text), LicenceIdentifier.ReadWithoutRoot(text.AsSpan(LicenceIdentifier.Root.Length + 1)).AsT2);
        Assert.True(LicenceIdentifier.ReadWithoutRoot(text).IsT0);
    }

    [Fact]
    public void Every_vector_is_judged_as_it_says()
    {
        Assert.True(Vectors.Length > 1_000);
        Assert.All(Vectors, vector =>
        {
            var read = LicenceIdentifier.Read(vector[1]);
            string expected = vector[2] == "true" ? "holds" : vector[3].StartsWith("check-digit", StringComparison.Ordinal) ? "miscopied" : "unreadable";
            Assert.Equal(expected, read.Match(_ => "unreadable", _ => "miscopied", _ => "holds"));
        });
    }

    [Fact]
    public void The_published_sample_that_does_not_verify_is_read_all_the_same()
    {
        var parts = LicenceIdentifier.Read("1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M").AsT1.Parts;
        Assert.Equal(('M', 'D', "001", true), (parts.Check, parts.ExpectedCheck, parts.Version, parts.IssuerIsCreditCode));
    }

    [Fact]
    public void A_division_as_issuer_is_a_warning() => Assert.False(LicenceIdentifier.Parse("1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9").Parts.IssuerIsCreditCode);

    [Theory]
    [InlineData("", 1)]
    [InlineData("1.2.156.3005.1.11100000000013338W032.11220000013544541J.2430599.001.F", 14)]
    [InlineData("1.2.156.3005.2", 15)]
    [InlineData("1.2.156.3005.2.11100000000013338w032.11220000013544541J.2430599.001.F", 33)]
    [InlineData("1.2.156.3005.2.11100000000013338W03A.11220000013544541J.2430599.001.F", 36)]
    [InlineData("1.2.156.3005.2.11100000000013338W032.11220000013544541J..001.F", 57)]
    [InlineData("1.2.156.3005.2.11100000000013338W032.34010A.2430599.001.F", 43)]
    [InlineData("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.01.F", 65)]
    [InlineData("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001", null)]
    [InlineData("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F.", null)]
    public void A_fault_says_where(string text, int? position)
    {
        var fault = LicenceIdentifier.Read(text).AsT0;
        Assert.Equal(position, fault.Position);
        Assert.True(text.Length < 20 || !fault.Message.Contains(text, StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => LicenceIdentifier.Parse(text));
    }

    [Fact]
    public void A_default_throws()
    {
        Assert.Throws<InvalidOperationException>(() => default(LicenceIdentifier).Parts);
        Assert.Throws<InvalidOperationException>(() => default(LicenceTypeCode).ToString());
    }

    [Property]
    public Property What_is_written_is_read_and_one_changed_character_never_holds() => Prop.ForAll(
        (from length in Gen.Choose(1, 40)
         from serial in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)
         from version in Gen.Choose(0, 999)
         from place in Gen.Choose(0, 10_000)
         select (Serial: serial, Version: version, Place: place)).ToArbitrary(),
        made =>
        {
            string body = $"11100000000013338W011.11441200007141332C.{new string(made.Serial)}.{made.Version:D3}";
            string text = $"{LicenceIdentifier.Root}.{body}.{SlowCheck(body)}";
            if (LicenceIdentifier.Parse(text).ToString() != text) return false;
            int at = LicenceIdentifier.Root.Length + 1 + (made.Place % (text.Length - LicenceIdentifier.Root.Length - 1));
            char other = Alphabet[(Math.Max(Alphabet.IndexOf(text[at]), 0) + 1 + (made.Place % 35)) % 36];
            return text[at] == '.' || !LicenceIdentifier.TryParse(text[..at] + other + text[(at + 1)..], null, out _);
        });

    [Property(MaxTest = 2_000)]
    public void No_text_makes_the_reading_throw(NonNull<string> text, bool rooted)
    {
        string whole = rooted ? "1.2.156.3005.2." + text.Get : text.Get;
        LicenceIdentifier.Read(whole).Switch(fault => Assert.NotEmpty(fault.Message), _ => { }, identifier => Assert.Equal(whole, identifier.ToString()));
    }

    /// <summary>The one character with which the whole adds up to 1, found by trying all.</summary>
    private static char SlowCheck(string body)
    {
        return Alphabet.Single(candidate =>
        {
            int p = 36;
            foreach (char c in body.Replace(".", ""))
            {
                int s = (p + Alphabet.IndexOf(c)) % 36;
                p = 2 * (s == 0 ? 36 : s) % 37;
            }

            return (p + Alphabet.IndexOf(candidate)) % 36 == 1;
        });
    }
}
