using System.Text;
using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Hosting;

public sealed class PromiseListFileTests
{
    private const string Whole = """
        {"note":"示例","editions":[{"id":"2026-01","number":1,"effective":"2026-01-01",
          "commitments":[{"matter":"M-1","kind":"proof","approvedBy":"province","setBy":"law","promised":["甲"],"requirements":["乙"],"liability":"丙","replaces":["M-1-a"],
            "grounds":["publicSafety"],"override":{"basis":{"law":"中华人民共和国消防法","article":"第十五条","text":"实行告知承诺管理"},"rank":"law","areas":[]},
            "verification":{"methods":["onSite"],"within":{"amount":30,"unit":"workingDays"},"correction":{"amount":10,"unit":"workingDays"}}}],
          "tolerances":[{"matter":"M-1","main":["M-1-b"],"tolerable":["M-1-a"],"supplyWithin":{"amount":5,"unit":"workingDays"},"onLapse":"deny"}]}]}
        """;

    [Fact]
    [Clause("CON-7.2")]
    [Clause("CON-7.6")]
    public void Both_lists_are_read_with_what_is_not_said_as_the_package_has_it()
    {
        var edition = Read(Whole).AsT1.InForceAt(Instant.FromUtc(2026, 1, 1, 0, 0))!;
        var (entry, tolerance) = (edition.Commitments.Single(), edition.Tolerances.Single());
        Assert.True(CommitmentEligibility.Check(edition, entry.Matter, Sample.Clear).IsT1);
        Assert.Equal((true, true, LapseConsequence.Deny, 1, 0), (entry.BarredByAnyMatter, entry.Verification.ByAnother, tolerance.OnLapse, tolerance.RemindDays, tolerance.ExtensionDays));
        Assert.Null(Read(Whole).AsT1.InForceAt(Instant.FromUtc(2025, 12, 31, 15, 59)));
    }

    [Theory]
    [InlineData("\"liability\":\"丙\"", "\"liability\":\"\"", "editions[0].commitments[0].liability")]
    [InlineData("\"甲\"", "\"其他法定条件\"", "editions[0].commitments[0]")]
    [InlineData("\"rank\":\"law\"", "\"rank\":\"document\"", "editions[0].commitments[0]")]
    [InlineData("\"tolerable\":[\"M-1-a\"]", "\"tolerable\":[\"M-1-b\"]", "editions[0].tolerances[0].tolerable")]
    [InlineData("\"onLapse\":\"deny\"", "\"remindDays\":1000000", "editions[0].tolerances[0].remindDays")]
    [InlineData("\"onLapse\":\"deny\"", "\"extensionDays\":-1", "editions[0].tolerances[0].extensionDays")]
    [InlineData("\"onLapse\":\"deny\"", "\"extensionDays\":10001", "editions[0].tolerances[0].extensionDays")]
    [InlineData("\"approvedBy\":\"province\"", "\"approvedBy\":\"county\"", "editions[0].commitments[0].M-1")]
    public void What_is_wrong_is_told_with_its_place(string whole, string wrong, string field) =>
        Assert.Equal(field, Read(Whole.Replace(whole, wrong, StringComparison.Ordinal)).AsT0.Fields.Single().Field);

    [Theory]
    [InlineData("\"kind\":\"proof\"", "\"kind\":\"proof\",\"kidn\":1")]
    [InlineData("\"effective\":\"2026-01-01\"", "\"effective\":\"soon\"")]
    [InlineData("\"onSite\"", "\"byDream\"")]
    [InlineData("\"main\":[\"M-1-b\"],", "")]
    public void Another_shape_is_an_error(string whole, string wrong) =>
        Assert.Throws<JsonException>(() => Read(Whole.Replace(whole, wrong, StringComparison.Ordinal)));

    private static OneOf.OneOf<Refusal, PromiseLists> Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return PromiseListFile.Read(file);
    }
}
