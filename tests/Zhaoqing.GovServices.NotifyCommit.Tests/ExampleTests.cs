using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests;

/// <summary>The example of the README, as it stands there.</summary>
public sealed class ExampleTests
{
    private static CaseDossier After(CaseDossier dossier, OneOf.OneOf<Refusal, System.Collections.Immutable.ImmutableArray<CaseEvent>> taken) => dossier.After(taken);

    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var lists = PromiseLists.Of([Edition]).AsT1;
        var (now, matter, parties, calendar, citizen, window) = (At("2026-05-06T09:00"), Listed, Clear, Calendar, Citizen, Window);
        var facts = new CommitmentFacts(lists.InForceAt(now), parties);
        var submitted = CaseFile.Submit(CaseNumber.Create(new LocalDate(2026, 5, 6), new byte[CaseNumber.RandomBytes]), Application(Form, Licence), Terms(), citizen, now, calendar).AsT1;

        var entry = CommitmentEligibility.Check(lists.InForceAt(now), matter, parties);
        var dossier = CaseDossier.Replay([submitted]);
        dossier = After(dossier, dossier.Take(new OfferCommitment(facts), citizen, now, calendar));
        var signature = Whole(dossier.Commitment().Offered.PromiseDigest);
        dossier = After(dossier, dossier.Take(new SignCommitment(facts, signature), citizen, now, calendar));
        var accepted = dossier.Take(new AcceptOrder(), window, now, calendar);

        Assert.True(entry.IsT1);
        Assert.Equal(CaseState.Accepted, After(dossier, accepted).File.State);
    }
}
