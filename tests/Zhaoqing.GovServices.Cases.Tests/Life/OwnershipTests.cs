using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Life.PeopleSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>The first asked owns a case until a named other confirms; and a case taken anywhere is there for the level that decides.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class OwnershipTests
{
    private static readonly CaseActor[] Officers = [Window, OtherWindow, Examiner];

    private static readonly Arbitrary<(CaseActor Filer, (CaseActor By, CaseOrder Order, int Minutes)[] Steps)> Histories =
        (from filer in Gen.Elements(Window, Citizen)
         from steps in (from who in Gen.Elements(Officers)
                        from order in Gen.Frequency(
                            (3, Gen.Elements(Officers).Select(to => (CaseOrder)new HandOverOrder(to.Id))),
                            (3, Gen.Constant<CaseOrder>(new TakeChargeOrder())),
                            (1, Gen.Constant<CaseOrder>(new AcceptOrder())))
                        from minutes in Gen.Choose(0, 30)
                        select (who, order, minutes)).ListOf()
         select (filer, steps.ToArray())).ToArbitrary();

    [Property]
    [Clause("REG-2.3")]
    public Property At_each_instant_exactly_one_owns_the_case_and_only_whom_the_owner_named_becomes_it() => Prop.ForAll(Histories, history =>
    {
        var now = At("2026-09-28T10:00");
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), Terms, history.Filer, now, Calendar).AsT1]);
        // The slow model: who owns now, and whom they have named.
        string owner = history.Filer == Window ? Window.Id : "duty";
        string? named = null;
        var expected = new List<(Instant At, string Owner)> { (now, owner) };
        foreach (var (by, order, minutes) in history.Steps)
        {
            now += Duration.FromMinutes(minutes);
            var answer = file.Take(order, by, now, Calendar);
            if (answer.TryPickT0(out _, out var events)) continue;
            file = events.Aggregate(file, (state, happened) => state.Apply(happened));
            if (order is HandOverOrder hand)
            {
                if (by.Id != owner) return false;
                named = hand.To;
            }
            else if (order is TakeChargeOrder)
            {
                if (by.Id != named && !(named is null && owner == "duty")) return false;
                (owner, named) = (by.Id, null);
            }

            expected.Add((now, owner));
            if (file.Owner != owner || file.HandingTo != named) return false;
        }

        bool tiles = file.Owners[0].From == file.SubmittedAt && file.Owners.Zip(file.Owners.Skip(1)).All(pair => pair.First.From <= pair.Second.From && pair.First.Owner != pair.Second.Owner);
        return tiles && expected.All(known => file.OwnerAt(known.At) == expected.Last(other => other.At <= known.At).Owner)
            && file.OwnerAt(now + Duration.FromDays(1)) == owner;
    });

    [Fact]
    [Clause("REG-2.3")]
    public void Until_the_named_other_confirms_the_owner_stays()
    {
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(), Terms, Window, At("2026-09-28T10:00"), Calendar).AsT1]);
        var handed = file.After(new HandOverOrder(Examiner.Id), Window, "2026-09-28T11:00");
        Assert.Equal((Window.Id, Examiner.Id), (handed.Owner, handed.HandingTo));
        Assert.Equal("cases.not-handed-over", handed.RefusalOf(new TakeChargeOrder(), OtherWindow, "2026-09-28T11:05").Code);
        var taken = handed.After(new TakeChargeOrder(), Examiner, "2026-09-28T12:00");
        Assert.Equal((Examiner.Id, null), (taken.Owner, taken.HandingTo));
        Assert.Equal(Window.Id, taken.OwnerAt(At("2026-09-28T11:59")));
        Assert.Equal(Examiner.Id, taken.OwnerAt(At("2026-09-28T12:00")));
        Assert.Throws<ArgumentException>(() => taken.OwnerAt(At("2026-09-28T09:59")));
        Assert.Equal("cases.owner-other", taken.RefusalOf(new HandOverOrder(OtherWindow.Id), Window, "2026-09-28T13:00").Code);
        Assert.Equal("cases.owner-already", taken.RefusalOf(new TakeChargeOrder(), Examiner, "2026-09-28T13:00").Code);
        Assert.Equal("cases.hand-over-to-oneself", taken.RefusalOf(new HandOverOrder(Examiner.Id), Examiner, "2026-09-28T13:00").Code);
        Assert.Equal("cases.hand-over-to-nobody", taken.RefusalOf(new HandOverOrder(" "), Examiner, "2026-09-28T13:00").Code);
    }

    private static readonly string[] Divisions = ["4412", "441202", "441203", "441202001", "441203002", "441202001003", "441203002001"];

    private static readonly Arbitrary<(string Taken, string[] Lists, int Acts)> Levels =
        (from taken in Gen.Elements(Divisions)
         from lists in Gen.SubListOf(Divisions)
         from acts in Gen.Choose(0, 2)
         select (taken, lists.ToArray(), acts)).ToArbitrary();

    [Property]
    [Clause("ORG-1.2")]
    public Property A_case_taken_at_any_level_is_the_same_case_at_the_level_that_decides() => Prop.ForAll(Levels, level =>
    {
        var matter = new Matter(
            Sample.MatterCode, "示例许可", MatterKind.Licence, "示例部门", Sample.Matter.Unified,
            level.Lists.Append("44").Select(division => new DecidingUnit(DivisionCode.Parse(division), new Authority($"{division}示例局(虚构)", Code: null))).ToArray());
        var edition = new CatalogueEdition("levels", Instant.FromUtc(2026, 1, 1, 0, 0), [matter]);
        var taken = DivisionCode.Parse(level.Taken);
        var list = edition.ListFor(Sample.MatterCode, taken).AsT1;
        var window = new CaseActor("window-9", ActorRole.Window, "示例便民服务中心", taken);
        var decides = new CaseActor("examiner-9", ActorRole.Examiner, list.Authority.Name, list.Division);
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof) with { Division = taken }, CaseTerms.Of(edition, matter, list, Steps), window, At("2026-09-28T10:00"), Calendar).AsT1]);
        CaseOrder[] acts = [new AcceptOrder(), new DecideOrder(CaseOutcome.Granted, Reason: null)];
        foreach (var act in acts.Take(level.Acts)) file = file.After(act, decides, "2026-09-29T10:00");
        // Whoever is nearer to the case than the level that decides sees it too; whoever stands beside it does not.
        var beside = new CaseActor("examiner-8", ActorRole.Examiner, "别处示例局", DivisionCode.Parse("4406"));
        return file.IsParty(decides) && file.IsParty(window) && !file.IsParty(beside) && file.Number == Number && file.Terms.Authority == list.Authority.Name
            && file.State == (level.Acts switch { 0 => CaseState.Submitted, 1 => CaseState.Accepted, _ => CaseState.Decided });
    });
}
