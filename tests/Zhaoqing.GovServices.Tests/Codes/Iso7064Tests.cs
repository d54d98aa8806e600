using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Codes;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class Iso7064Tests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static Arbitrary<string> Payloads() =>
        (from length in Gen.Choose(1, 60)
         from text in Gen.ArrayOf(Gen.Elements(Alphabet.ToCharArray()), length)
         select new string(text)).ToArbitrary();

    [Property]
    public Property Exactly_the_computed_character_holds() => Prop.ForAll(Payloads(), payload =>
        Alphabet.Where(c => Iso7064.Holds(payload + c)).SequenceEqual([Iso7064.CheckCharacter(payload)]));

    [Property(MaxTest = 60)]
    public Property One_changed_character_never_passes() => Prop.ForAll(Payloads(), payload =>
        Laws.NoSingleChangePasses(payload + Iso7064.CheckCharacter(payload), Alphabet + "a０ ", text => Iso7064.Holds(text)));

    [Property]
    public Property It_agrees_with_the_standard_s_recursion() => Prop.ForAll(Payloads(), payload =>
    {
        // ISO/IEC 7064, hybrid system: P(1) = M; S(j) = P(j) |M+1 + a(j), P(j+1) = S(j) ||M * 2; the check character makes the last S end in 1.
        int p = 36;
        foreach (char c in payload)
        {
            int s = (p % 37) + Alphabet.IndexOf(c, StringComparison.Ordinal);
            int reduced = s % 36 == 0 ? 36 : s % 36;
            p = reduced * 2;
        }

        return Alphabet.Single(c => ((p % 37) + Alphabet.IndexOf(c, StringComparison.Ordinal)) % 36 == 1) == Iso7064.CheckCharacter(payload);
    });

    [Property]
    public void No_text_makes_it_throw(AnyText text) => Assert.False(Iso7064.Holds(text.Value) && text.Value!.Length < 2);

    [Fact]
    public void What_cannot_be_checked_is_the_caller_s_mistake()
    {
        Assert.Throws<ArgumentException>(() => Iso7064.CheckCharacter(""));
        Assert.Throws<ArgumentException>(() => Iso7064.CheckCharacter("12a"));
        Assert.False(Iso7064.Holds("1"));
    }
}
