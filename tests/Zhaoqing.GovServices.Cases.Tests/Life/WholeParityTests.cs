using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>One matter, one standard: whatever the division, the window, the channel and the way through them, the same answer.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class WholeParityTests
{
    private static readonly string[] Divisions = ["441202", "441203", "441202001", "441203002", "441283"];
    private static readonly ListedFee Fee = new("示例工本费", 1_000, LegalGround.OfClause("REG-3.10"), PausesUntilPaid: false);

    private static readonly Gen<(string Division, Channel Channel, bool IsOnline, bool IsAtOnce, Channel? Next, int Held)> Ways =
        from division in Gen.Elements(Divisions)
        from channel in Gen.Elements(Enum.GetValues<Channel>())
        from isOnline in Gen.Elements(true, false)
        from isAtOnce in Gen.Elements(true, false)
        from next in Gen.Elements([.. Enum.GetValues<Channel>().Select(value => (Channel?)value), null])
        from held in Gen.Choose(0, 2)
        select (division, channel, isOnline, isAtOnce, next, held);

    [Property]
    [Clause("STD-4.5")]
    [Clause("REG-4.7")]
    [Clause("REG-4.2")]
    public Property The_same_application_has_the_same_answers_wherever_and_however_it_comes() => Prop.ForAll(
        Ways.Two().ToArbitrary(), pair => Answer(pair.Item1) == Answer(pair.Item2 with { Held = pair.Item1.Held, IsAtOnce = pair.Item1.IsAtOnce }));

    [Property]
    [Clause("GOAL-2.8")]
    [Clause("REG-4.4")]
    public Property A_channel_changed_midway_asks_for_nothing_twice() => Prop.ForAll(Ways.ToArbitrary(), way =>
    {
        var file = Intake(way);
        MaterialCode[] held = [.. new[] { Form, Proof }.Take(way.Held)];
        if (file.State != CaseState.Submitted) return file.Told.IsEmpty;
        foreach (var code in held)
        {
            var asked = file.Take(new NotifyOnceOrder([.. new[] { Form, Proof }.Skip(way.Held).Append(code)]), Desk(way), At("2026-09-29T10:00"), Calendar);
            if (!(asked.TryPickT0(out var refusal, out _) && refusal.Code == "cases.material-already-held")) return false;
        }

        return file.Materials.Select(material => material.Material).SequenceEqual(held);
    });

    /// <summary>All that an applicant learns: accepted or what is missing, the days, what may be asked for, what it costs.</summary>
    private static string Answer((string Division, Channel Channel, bool IsOnline, bool IsAtOnce, Channel? Next, int Held) way)
    {
        var file = Intake(way);
        string answer = file.State == CaseState.Accepted
            ? "at receipt"
            : file.Take(new AcceptOrder(), Desk(way), At("2026-09-29T10:00"), Calendar).Match(refusal => refusal.ToString(), events => ((CaseAccepted)events.Single()).DecisionDue.ToString()!);
        string price = FeeOrder.Of(SlipNumber.Create(SlipKind.Fee, new LocalDate(2026, 9, 29), new byte[CaseNumber.RandomBytes]), file, Fee.Name, [Fee], Desk(way), At("2026-09-29T10:00"))
            .Match(refusal => refusal.ToString(), ordered => $"{ordered.Fee.Fen}");
        var check = CaseFile.Check(file.Application.Materials, file.Terms, At("2026-09-28T10:00"), Calendar).AsT1;
        return $"{answer}|{string.Join(',', file.MissingRequired)}|{string.Join(',', file.Terms.Materials.Select(term => term.Code))}|{file.Terms.DecisionLimit}|{file.Clock}|{price}|{string.Join(',', check.Missing.Select(term => term.Code))}|{check.AnswerBy}|{check.DecisionBy}";
    }

    private static CaseFile Intake((string Division, Channel Channel, bool IsOnline, bool IsAtOnce, Channel? Next, int Held) way)
    {
        var matter = new Matter(
            Sample.MatterCode, "示例许可", MatterKind.Licence, "示例部门", Sample.Matter.Unified,
            Divisions.Select(division => new DecidingUnit(DivisionCode.Parse(division), new Authority($"{division}示例局(虚构)", Code: null))).ToArray());
        var edition = new CatalogueEdition("parity", Instant.FromUtc(2026, 1, 1, 0, 0), [matter]);
        var division = DivisionCode.Parse(way.Division);
        var rules = way.IsAtOnce ? new CaseRules { AcceptedAtReceipt = LegalGround.OfClause("REG-1.12") } : CaseRules.Ordinary;
        var terms = CaseTerms.Of(edition, matter, edition.ListFor(Sample.MatterCode, division).AsT1, Steps, rules);
        var application = Application([.. new[] { Form, Proof }.Take(way.Held)]) with { Division = division, Channel = way.Channel };
        var file = CaseFile.Replay(CaseFile.Receive(Number, application, terms, way.IsOnline ? Citizen : Desk(way), At("2026-09-28T10:00"), Calendar).AsT1);
        return way.Next is { } next && next != way.Channel ? file.After(new ChangeChannelOrder(next), Desk(way), "2026-09-28T11:00") : file;
    }

    private static CaseActor Desk((string Division, Channel Channel, bool IsOnline, bool IsAtOnce, Channel? Next, int Held) way) =>
        new($"window-{way.Division}", ActorRole.Window, "示例窗口", DivisionCode.Parse(way.Division));
}
