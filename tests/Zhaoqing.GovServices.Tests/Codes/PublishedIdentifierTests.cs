namespace Zhaoqing.GovServices.Tests.Codes;

public class PublishedIdentifierTests
{
    [Theory]
    [InlineData("cn-id", 929)]
    [InlineData("uscc", 980)]
    [InlineData("mod37-36", 83)]
    public void Every_row_of_the_table_is_judged_as_the_table_says(string kind, int count)
    {
        var rows = Table.Rows("identifiers.csv", "kind", "value", "valid", "reason").Where(row => row[0] == kind).ToList();
        Assert.Equal(count, rows.Count);
        Assert.Empty(rows.Where(row => Holds(kind, row[1]) != (row[2] == "true")).Select(row => string.Join(',', row)));
    }

    [Fact]
    public void A_failing_inner_check_only_warns()
    {
        var warned = Table.Rows("identifiers.csv", "kind", "value", "valid", "reason").Where(row => row[3].StartsWith("inner check", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, warned.Count);
        Assert.All(warned, row => Assert.False(UnifiedSocialCreditCode.Parse(row[1]).OrganisationCheckHolds));
    }

    private static bool Holds(string kind, string value) => kind switch
    {
        "cn-id" => CitizenIdentityNumber.Read(value).IsT1,
        "uscc" => UnifiedSocialCreditCode.Read(value).IsT1,
        _ => Iso7064.Holds(value),
    };
}
