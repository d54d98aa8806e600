using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Life;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

/// <summary>The common events are read faster than by their contract, and read the same.</summary>
public sealed class CommonEventsTests
{
    private static readonly string[] Common = ["case.submitted.v1", "case.accepted.v1", "case.decided.v1", "case.delivered.v1", "case.channel-changed.v1"];

    [Property(MaxTest = 300)]
    public Property Every_event_reads_as_by_the_contract_the_first_time_and_again() => Prop.ForAll(CaseMachineTests.Lives, life =>
    {
        var known = new KnownValues();
        string lived = Fingerprint(life.File);
        return Enumerable.Range(0, 2).All(_ => Fingerprint(CaseFile.Replay(life.Events.Select(happened => Read(happened, known)))) == lived);

        static CaseEvent Read(CaseEvent happened, KnownValues known)
        {
            byte[] content = CaseEventCodec.Write(happened);
            var read = CaseEventCodec.Read(CaseEventCodec.NameOf(happened), content, known);
            Assert.Equal(content, CaseEventCodec.Write(read));
            Assert.Equal(content, CaseEventCodec.Write(CaseEventCodec.ReadByContract(CaseEventCodec.NameOf(happened), content)));
            return read;
        }
    });

    [Fact]
    public void The_acts_of_most_cases_are_read_without_their_contract() => Assert.All(Ordinary(), happened =>
    {
        var known = new KnownValues();
        byte[] content = CaseEventCodec.Write(happened);
        CaseEventCodec.Read(CaseEventCodec.NameOf(happened), content, known);
        var read = CommonEvents.TryRead(CaseEventCodec.NameOf(happened), content, known);
        Assert.NotNull(read);
        Assert.Equal(content, CaseEventCodec.Write(read));
    });

    [Property(MaxTest = 2_000)]
    public Property What_is_not_as_this_program_writes_it_reads_as_by_the_contract_or_is_its_error() => Prop.ForAll(
        Gen.Elements(Ordinary().ToArray()).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(0, ChangedJson.Last).ToArbitrary(), (happened, place, change) =>
    {
        string name = CaseEventCodec.NameOf(happened), whole = Encoding.UTF8.GetString(CaseEventCodec.Write(happened));
        var known = new KnownValues();
        CaseEventCodec.Read(name, Encoding.UTF8.GetBytes(whole), known);
        byte[] content = Encoding.UTF8.GetBytes(ChangedJson.Of(whole, place, change));
        return Outcome(() => CaseEventCodec.Read(name, content, known)) == Outcome(() => CaseEventCodec.ReadByContract(name, content))
            && Outcome(() => CaseEventCodec.Read(name, content)) == Outcome(() => CaseEventCodec.ReadByContract(name, content));
    });

    [Fact]
    public void Terms_of_the_same_bytes_are_read_once_and_those_of_others_are_not_taken_for_them()
    {
        var known = new KnownValues();
        var first = TermsOf(Terms, known);
        Assert.Same(first, TermsOf(Terms, known));
        Assert.Equal("另一示例许可", TermsOf(Terms with { MatterName = "另一示例许可" }, known).MatterName);
        // They differ behind what their hash looks at.
        var other = Terms with { Materials = [.. Terms.Materials.SkipLast(1), Terms.Materials[^1] with { Name = "照柯" }] };
        Assert.Equal("照柯", TermsOf(other, known).Materials[^1].Name);

        static CaseTerms TermsOf(CaseTerms terms, KnownValues known) =>
            ((CaseSubmitted)CaseEventCodec.Read("case.submitted.v1", CaseEventCodec.Write(CaseFile.Submit(Number, Application(Form), terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1), known)).Terms;
    }

    /// <summary>Each common event, and submissions and decisions with the members that they seldom have.</summary>
    private static List<CaseEvent> Ordinary()
    {
        var submitted = CaseFile.Submit(Number, Application(Form, Proof), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1 with { Slip = SlipNumber.Of(SlipKind.Receipt, Number), OnBehalfOf = "citizen-9" };
        var file = CaseFile.Replay([submitted]);
        var events = new List<CaseEvent> { submitted };
        foreach (var (order, by, at) in new (CaseOrder, CaseActor, string)[]
        {
            (new ChangeChannelOrder(Channel.Mobile), Window, "2026-09-28T11:00"),
            (new AcceptOrder(), Window, "2026-09-28T12:00"),
            (new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-29T12:00"),
            (new DeliverOrder(DeliveryWay.Post) { Receiver = submitted.OnBehalfOf }, Window, "2026-09-30T12:00"),
        })
        {
            events.AddRange(file.Take(order, by, At(at) + Duration.FromNanoseconds(120), Calendar).AsT1);
            file = file.After(order, by, at);
        }

        Assert.Equal(Common.Order(StringComparer.Ordinal), events.Select(CaseEventCodec.NameOf).Order(StringComparer.Ordinal));
        return events;
    }

    private static string Outcome(Func<CaseEvent> read) => ChangedJson.OutcomeOf(() => CaseEventCodec.Write(read()));
}
