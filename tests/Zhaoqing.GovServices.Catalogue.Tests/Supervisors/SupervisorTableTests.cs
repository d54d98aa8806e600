using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Supervisors;

public class SupervisorTableTests
{
    private static readonly Authority Named = new("示例监管局", Code: null);

    private static readonly Matter Listed = Arbitraries.Simple("a", "441202"), Unlisted = Arbitraries.Simple("b");

    private static readonly Matter Nobody = new(MatterCode.Parse("c"), "无人事项", MatterKind.Licence, "", UnifiedPart.Empty);

    [Fact]
    [Clause("REG-2.9")]
    public void Who_approves_supervises_else_who_is_in_charge_and_a_name_goes_before()
    {
        var table = new SupervisorTable("2026");
        Assert.Equal([Listed.Lists[0].Authority], table.Of(Listed, Listed.Lists[0]).AsT1.AsEnumerable());
        Assert.Equal(["某局"], table.Of(Listed, list: null).AsT1.Select(authority => authority.Name));
        Assert.Equal(["某局"], table.Of(Unlisted, list: null).AsT1.Select(authority => authority.Name));
        Assert.Equal(("catalogue.supervisor-unknown", "REG-2.9"), (table.Of(Nobody, list: null).AsT0.Code, table.Of(Nobody, list: null).AsT0.Basis[0].Clause.ToString()));
        Assert.Equal([Named], new SupervisorTable("2026", (Listed.Code, [Named])).Of(Listed, Listed.Lists[0]).AsT1.AsEnumerable());
        Assert.Throws<ArgumentException>(() => table.Of(Unlisted, Listed.Lists[0]));
    }

    [Fact]
    [Clause("REG-2.10")]
    public void A_permit_that_nobody_supervises_is_found_until_somebody_is_named()
    {
        var confirmation = new Matter(MatterCode.Parse("d"), "确认", MatterKind.Confirmation, "", UnifiedPart.Empty);
        var edition = new CatalogueEdition("1", Instant.MinValue, [Listed, Unlisted, Nobody, confirmation]);
        Assert.Equal([("c 无人事项", "matter.supervisor-missing")], new SupervisorTable("2026").Missing(edition).Select(finding => (finding.Item, finding.Rule)));
        Assert.Empty(new SupervisorTable("2026", (Nobody.Code, [Named])).Missing(edition));
    }

    [Fact]
    public void A_table_without_a_supervisor_for_a_matter_or_with_one_twice_is_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => new SupervisorTable("2026", (Listed.Code, [])));
        Assert.Throws<ArgumentException>(() => new SupervisorTable("2026", (Listed.Code, [Named]), (Listed.Code, [Named])));
        Assert.Throws<ArgumentException>(() => new SupervisorTable(" "));
    }
}
