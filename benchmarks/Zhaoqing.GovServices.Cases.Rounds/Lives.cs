using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>Invented cases of invented matters: the same lives for every contender.</summary>
internal static class Lives
{
    internal static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;
    internal static readonly Instant Start = Instant.FromUtc(2026, 9, 1, 1, 0);
    internal static readonly DivisionCode Division = DivisionCode.Parse("441202");
    internal static readonly DivisionCode City = DivisionCode.Parse("4412");
    internal static readonly CaseActor Citizen = new("citizen-1", ActorRole.Applicant, Unit: null, Division: null);
    internal static readonly CaseActor Window = new("window-1", ActorRole.Window, "示例窗口", City);
    internal static readonly CaseActor Examiner = new("examiner-1", ActorRole.Examiner, "示例审批局", City);
    private static readonly Party Person = new Person(PartyName.Parse("甲某"), CitizenIdentityNumber.Parse("990000199001010017"));
    private static readonly MaterialCode[] Codes = [.. Enumerable.Range(1, 6).Select(n => MaterialCode.Parse($"test-{n}"))];
    private static readonly ImmutableArray<CaseTerms> Terms = [.. Enumerable.Range(0, 100).Select(TermsOf)];

    /// <summary>A submission; the number and the rest follow from its place.</summary>
    internal static CaseSubmitted Submitted(int i)
    {
        byte[] random = new byte[CaseNumber.RandomBytes];
        for (int place = 9, rest = i; place >= 0; place--, rest /= 32) random[place] = (byte)(rest % 32);
        var at = Start + Duration.FromMinutes(i % 20_000);
        var application = new Application(MatterCode.Parse($"test-matter-{i % 100}"), Division, Channel.Online, Person, [.. Codes.Take(4).Select(code => new SuppliedMaterial(code, MaterialForm.Electronic))]);
        return CaseFile.Submit(CaseNumber.Create(ChinaTime.DayOf(at), random), application, Terms[i % 100], Citizen, at, Calendar).AsT1;
    }

    /// <summary>The life of a case: submitted, now and then supplied, accepted, mostly decided, often delivered.</summary>
    internal static List<CaseEvent> Of(int i)
    {
        var submitted = Submitted(i);
        var file = CaseFile.Replay([submitted]);
        var events = new List<CaseEvent> { submitted };
        Do(new ChangeChannelOrder(Channel.Mobile), Citizen, 1);
        Do(new AcceptOrder(), Window, 2);
        if (i % 3 > 0) Do(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, 30);
        if (i % 3 > 1) Do(new DeliverOrder(DeliveryWay.Electronic), Window, 40);
        return events;

        void Do(CaseOrder order, CaseActor by, int hours)
        {
            foreach (var happened in file.Take(order, by, submitted.At + Duration.FromHours(hours), Calendar).AsT1)
            {
                events.Add(happened);
                file = file.Apply(happened);
            }
        }
    }

    /// <summary>A case on which something is to be done, in the first day of its life: every other one is accepted.</summary>
    internal static List<CaseEvent> Open(int i)
    {
        var submitted = Submitted(i);
        return [.. i / 10 % 2 == 0 ? CaseFile.Replay([submitted]).Take(new AcceptOrder(), Window, submitted.At + Duration.FromMinutes(1), Calendar).AsT1.Prepend(submitted) : [submitted]];
    }

    /// <summary>A case with forty events.</summary>
    internal static List<CaseEvent> Forty()
    {
        var events = Of(1);
        var file = CaseFile.Replay(events.Take(3));
        var long40 = events.Take(3).ToList();
        for (int n = 0; n < 37; n++)
        {
            var changed = new CaseChannelChanged(file.LastAt + Duration.FromMinutes(1), Citizen.Id, n % 2 == 0 ? Channel.Window : Channel.Online);
            file = file.Apply(changed);
            long40.Add(changed);
        }

        return long40;
    }

    internal static NewEvent ToRecord(CaseEvent happened) =>
        new(Guid.CreateVersion7(), CaseEventCodec.NameOf(happened), happened.At, happened.By ?? "silence", CaseEventCodec.Write(happened));

    internal static StreamId StreamOf(CaseNumber number) => StreamId.Parse($"case-{number}");

    internal static string AuthorityOf(int n) => $"端州区示例局第{n % 10}号(虚构)";

    private static CaseTerms TermsOf(int n)
    {
        var matter = new Matter(
            MatterCode.Parse($"test-matter-{n}"),
            $"示例许可第{n}号",
            MatterKind.Licence,
            "示例部门",
            new UnifiedPart
            {
                Materials = [.. Codes.Select((code, place) => new ListMaterial(code, $"示例材料第{place}号", place < 4 ? Necessity.Required : Necessity.Optional))],
                DecisionLimit = new DecisionLimit(Limit.WorkingDays(20), LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground),
                DeliveryLimit = LegalLimits.LicensingDelivery,
            },
            new DecidingUnit(Division, new Authority(AuthorityOf(n), Code: null)));
        var edition = new CatalogueEdition("rounds", Instant.FromUtc(2026, 1, 1, 0, 0), [matter]);
        return CaseTerms.Of(edition, matter, edition.ListFor(matter.Code, Division).AsT1, new SpecialStepList());
    }
}
