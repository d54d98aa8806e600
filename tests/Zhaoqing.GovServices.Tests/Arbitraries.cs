using FsCheck;
using FsCheck.Fluent;

namespace Zhaoqing.GovServices.Tests;

/// <summary>A text of any kind, also one that no reader should take.</summary>
public sealed record AnyText(string? Value);

/// <summary>Values over their whole range, with the edges more often than chance gives them.</summary>
public static class Arbitraries
{
    private const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly string[] Nasty =
    [
        "", " ", "\0", "\ud800", "\udc00", "a\ud83d", "𠮷", "441200", "４４１２００", "-1", "00", "000000000000", "999999999999", "4412 ",
        "99000019900101001X", "REG-2.4", "REG-", "-2", "REG-2.", "REG-.4", "\u202e441200", "٤٤١٢", new('4', 10_000), new('\ud800', 10_000), new('字', 10_000),
    ];

    public static Arbitrary<AnyText> AnyText()
    {
        var codeLike = from length in Gen.Elements(2, 4, 6, 9, 12, 17, 18, 19)
                       from text in Gen.ArrayOf(Gen.Elements((Capitals + "ioszx-. ").ToCharArray()), length)
                       select new string(text);
        var wild = ArbMap.Default.GeneratorFor<char[]>().Select(c => new string(c));
        return Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Nasty), codeLike.Select(t => (string?)t), wild.Select(t => (string?)t))
            .Select(text => new AnyText(text)).ToArbitrary();
    }

    public static Arbitrary<DivisionCode> DivisionCode()
    {
        var two = Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(99)), (4, Gen.Choose(0, 99)));
        var three = Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(999)), (4, Gen.Choose(0, 999)));
        var all = from province in Gen.Choose(10, 99)
                  from city in two
                  from county in city == 0 ? Gen.Constant(0) : two
                  from town in city == 0 ? Gen.Constant(0) : three
                  from village in town == 0 ? Gen.Constant(0) : three
                  select Zhaoqing.GovServices.DivisionCode.Parse($"{province:D2}{city:D2}{county:D2}{town:D3}{village:D3}");
        return all.ToArbitrary();
    }

    public static Arbitrary<CitizenIdentityNumber> CitizenIdentityNumber()
    {
        var all = from region in Gen.Choose(0, 999_999)
                  from year in Gen.OneOf(Gen.Choose(1, 9999), Gen.Elements(1900, 2000, 2024, 1, 9999))
                  from month in Gen.Choose(1, 12)
                  from day in Gen.Choose(1, DateTime.DaysInMonth(year, month))
                  from sequence in Gen.Choose(0, 999)
                  select Numbered($"{region:D6}{year:D4}{month:D2}{day:D2}{sequence:D3}");
        return all.ToArbitrary();
    }

    public static Arbitrary<UnifiedSocialCreditCode> UnifiedSocialCreditCode()
    {
        var any = Gen.Elements(CreditAlphabet.ToCharArray());
        var all = from head in Gen.ArrayOf(any, 2)
                  from region in Gen.Choose(0, 999_999)
                  from body in Gen.ArrayOf(any, 9)
                  select Credit($"{new string(head)}{region:D6}{new string(body)}");
        return all.ToArbitrary();
    }

    /// <summary>The number with this payload: of the eleven endings exactly one is right.</summary>
    private static CitizenIdentityNumber Numbered(string payload) =>
        "0123456789X".Select(c => Zhaoqing.GovServices.CitizenIdentityNumber.Read(payload + c)).Single(answer => answer.IsT1).AsT1;

    private static UnifiedSocialCreditCode Credit(string payload) =>
        CreditAlphabet.Select(c => Zhaoqing.GovServices.UnifiedSocialCreditCode.Read(payload + c)).Single(answer => answer.IsT1).AsT1;
}
