using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Cases.Tests.Channels;

/// <summary>The whole process is online exactly where an applicant gets through each stage without coming to a window.</summary>
[Properties(MaxTest = 1000, QuietOnSuccess = true)]
public sealed class OnlineReachTests
{
    private static readonly ImmutableArray<CaseAct> Path = [CaseAct.Accept, CaseAct.NotifyOnce, CaseAct.Supplement, CaseAct.Decide, CaseAct.Deliver];

    /// <summary>The table of cases, or one from which an act, or the applicant's part in one, was taken.</summary>
    private static readonly Gen<ImmutableArray<CaseTransition>> Tables = Gen.Frequency(
        (2, Gen.Constant(CaseTable.Rows)),
        (1, Gen.Elements(Path.ToArray()).Select(act => CaseTable.Rows.RemoveAll(row => row.Act == act))),
        (1, Gen.Constant(CaseTable.Rows.Select(row => row.Act == CaseAct.Supplement ? row with { Roles = row.Roles.Remove(ActorRole.Applicant) } : row).ToImmutableArray())));

    private static readonly Arbitrary<(HandlingWays Ways, ImmutableArray<CaseTransition> Rows)> Offers =
        (from channels in Gen.SubListOf(Enum.GetValues<Channel>())
         from ways in Gen.SubListOf(Enum.GetValues<DeliveryWay>())
         from needsPresence in Gen.Elements(true, false)
         from rows in Tables
         select (new HandlingWays([.. channels], [.. ways], needsPresence), rows)).ToArbitrary();

    [Property]
    [Clause("REG-3.13")]
    public Property Whole_process_online_is_each_stage_online() => Prop.ForAll(Offers, offer =>
    {
        var reach = OnlineReach.Of(offer.Ways, offer.Rows);
        return reach.IsWholeProcess == Enum.GetValues<HandlingStage>().All(reach.Stages.Contains)
            && reach.IsWholeProcess == IsWalkedOnline(offer.Ways, offer.Rows);
    });

    [Fact]
    [Clause("REG-3.13")]
    public void The_table_of_cases_has_an_online_act_in_each_stage()
    {
        var offer = new HandlingWays([Channel.Online], [DeliveryWay.Electronic], NeedsPresence: false);
        Assert.True(OnlineReach.Of(offer, CaseTable.Rows).IsWholeProcess);
        Assert.True(OnlineReach.Of(offer with { Ways = [DeliveryWay.Window] }, CaseTable.Rows).Stages.SequenceEqual([HandlingStage.Acceptance, HandlingStage.Decision]));
        Assert.True(OnlineReach.Of(offer with { NeedsPresence = true }, CaseTable.Rows).Stages.SequenceEqual([HandlingStage.Acceptance, HandlingStage.Delivery]));
        Assert.True(OnlineReach.Of(offer with { Channels = [Channel.Window, Channel.Proxy] }, CaseTable.Rows).Stages.SequenceEqual([HandlingStage.Decision, HandlingStage.Delivery]));
    }

    /// <summary>The slow model: walks from the submission to the delivery, once with everything there and once with something asked for.</summary>
    private static bool IsWalkedOnline(HandlingWays ways, ImmutableArray<CaseTransition> rows)
    {
        if (!ways.Channels.Any(channel => channel is Channel.Online or Channel.Mobile or Channel.Video)) return false;
        bool asked = rows.Any(row => row.Act == CaseAct.NotifyOnce);
        CaseAct[] complete = [CaseAct.Accept, CaseAct.Decide, CaseAct.Deliver];
        CaseAct[] supplied = [CaseAct.NotifyOnce, CaseAct.Supplement, .. complete];
        return Walks(complete) && (!asked || Walks(supplied));

        bool Walks(IEnumerable<CaseAct> acts)
        {
            var state = CaseState.Submitted;
            foreach (var act in acts)
            {
                if (rows.FirstOrDefault(row => row.From == state && row.Act == act) is not { } step) return false;
                if (act == CaseAct.Supplement && !step.Roles.Contains(ActorRole.Applicant)) return false;
                if (act == CaseAct.Decide && ways.NeedsPresence) return false;
                if (act == CaseAct.Deliver && ways.Ways.All(way => way == DeliveryWay.Window)) return false;
                state = step.To;
            }

            return state == CaseState.Delivered;
        }
    }
}
