using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Any comprehensive window starts a case of any matter that is open at its place (无差别全科受理).</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class AnyWindowTests
{
    private static readonly string[] Divisions = ["4412", "441202", "441203"];

    private static readonly Arbitrary<(string Place, int Windows, string[][] Lists)> Places =
        (from place in Gen.Elements(Divisions)
         from windows in Gen.Choose(1, 4)
         from lists in Gen.SubListOf(Divisions).Where(list => list.Count > 0).Select(list => list.ToArray()).ArrayOf(5)
         select (place, windows, lists)).ToArbitrary();

    [Property]
    [Clause("REG-1.15")]
    public Property Every_matter_open_at_a_place_starts_at_each_of_its_comprehensive_windows() => Prop.ForAll(Places, drawn =>
    {
        var division = DivisionCode.Parse(drawn.Place);
        ImmutableArray<Matter> matters =
        [
            .. drawn.Lists.Select((lists, i) => new Matter(
                Zhaoqing.GovServices.Catalogue.MatterCode.Parse($"matter-{i}"), $"示例事项{i}", MatterKind.Licence, "示例部门", Sample.Matter.Unified,
                lists.Select(list => new DecidingUnit(DivisionCode.Parse(list), new Authority($"{list}示例局(虚构)", Code: null))).ToArray())),
        ];
        var edition = new CatalogueEdition("windows", Instant.FromUtc(2026, 1, 1, 0, 0), [.. matters]);
        var place = new ServicePlace("place-1", PlaceLevel.County, division, "示例区", "示例区政务服务中心", Parent: null)
        {
            Windows = [.. Enumerable.Range(1, drawn.Windows).Select(i => new ServiceWindow($"{i}", "综合办事", []))],
        };
        return matters.All(matter => PlaceTaking.Of(place, edition, matter.Code, [], At("2026-09-28T10:00")).Match(
            _ => true,
            taking => place.Windows.All(window => window.Takes(matter.Code) && Started(matter, edition, taking, place, window))));
    });

    private static bool Started(Matter matter, CatalogueEdition edition, PlaceTaking taking, ServicePlace place, ServiceWindow window)
    {
        var clerk = new CaseActor($"window-{window.Number}", ActorRole.Window, place.Name, place.Division);
        return CaseFile.Receive(
            Number, Application() with { Matter = matter.Code, Division = place.Division, Channel = Channel.Window },
            CaseTerms.Of(edition, matter, taking.List, Steps), clerk, At("2026-09-28T10:00"), Calendar).Match(_ => false, events => CaseFile.Replay(events).Owner == clerk.Id);
    }
}
