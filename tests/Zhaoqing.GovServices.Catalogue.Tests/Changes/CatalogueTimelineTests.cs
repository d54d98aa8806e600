using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class CatalogueTimelineTests
{
    private static readonly Matter[] Matters = [.. Enumerable.Range(1, 4).Select(i => Arbitraries.Simple($"M-{i}", "4412"))];

    [Property(DisplayName = "However changes are published, several on one day and future ones included, each instant has exactly the edits due by then, and the past never changes")]
    [Clause("STD-3.2")]
    public void Each_instant_has_exactly_the_edits_due_by_then(byte[] plan)
    {
        var line = new CatalogueTimeline(Edition(Matters));
        var published = new List<(Instant Effective, int Order, MatterCode Code, string Name)>();
        var past = new List<(Instant At, string Hash)>();
        int now = 0;
        for (int i = 0; i + 1 < plan.Length; i += 2)
        {
            now += plan[i] % 3;
            var effective = Day(now + plan[i + 1] % 5);
            var code = Matters[plan[i + 1] / 5 % 4].Code;
            var there = line.InForceAt(effective)!;
            string name = $"改名{i}";
            var change = Approved($"c-{i}", effective, there, MatterEdit.Replace(there.Find(code)!, there.Find(code)!.Renamed(name)));
            bool touchedLater = published.Any(other => other.Effective > effective && other.Code == code);
            var answer = line.Publish(change, Day(now));
            Assert.Equal(touchedLater, answer.IsT0);
            if (answer.TryPickT0(out var refusal, out var longer))
            {
                Assert.Equal("catalogue.change-overlaps", refusal.Code);
                continue;
            }

            line = longer;
            published.Add((effective, i, code, name));
            Assert.All(past.Where(seen => seen.At < Day(now)), seen => Assert.Equal(seen.Hash, line.InForceAt(seen.At)!.Hash));
            past.RemoveAll(seen => seen.At == Day(now));
            past.Add((Day(now), line.InForceAt(Day(now))!.Hash));
            for (int day = 0; day <= now + 6; day++)
            {
                foreach (var matter in Matters)
                {
                    // The obvious way: of all published for that matter, the last by instant and then by order.
                    string expected = published.Where(entry => entry.Code == matter.Code && entry.Effective <= Day(day)).OrderBy(entry => entry.Effective).ThenBy(entry => entry.Order).Select(entry => entry.Name).LastOrDefault(matter.Name);
                    Assert.Equal(expected, line.InForceAt(Day(day))!.Find(matter.Code)!.Name);
                }
            }
        }

        Assert.Equal(published.Count + 1, line.Editions.Length);
        Assert.Equal(line.Editions.Length, line.Editions.Select(edition => edition.Edition.Id).Distinct().Count());
        Assert.Equal(line.Editions.OrderBy(edition => edition.Edition.Effective).ThenBy(edition => edition.Number).Select(edition => edition.Number), line.Editions.Select(edition => edition.Number));
    }

    [Fact]
    public void Before_the_first_edition_none_is_in_force_and_from_its_instant_on_it_is()
    {
        var line = new CatalogueTimeline(Edition(Matters));
        Assert.Null(line.InForceAt(Start - Duration.Epsilon));
        Assert.Equal("base", line.InForceAt(Start)!.Id);
        var change = Approved("c", Day(3), line.InForceAt(Start)!, MatterEdit.Retire(Matters[0]));
        var next = line.Publish(change, Day(0)).Value();
        Assert.NotNull(next.InForceAt(Day(3) - Duration.Epsilon)!.Find(Matters[0].Code));
        Assert.Null(next.InForceAt(Day(3))!.Find(Matters[0].Code));
    }

    [Fact]
    public void Only_an_approved_change_is_published_once_and_not_after_its_instant()
    {
        var line = new CatalogueTimeline(Edition(Matters));
        var edit = MatterEdit.Retire(Matters[0]);
        Assert.Equal("catalogue.change-not-approved", line.Publish(InReview("c", edit), Day(0)).AsT0.Code);
        var approved = Approved("c", Day(3), line.InForceAt(Start)!, edit);
        Assert.Equal("catalogue.effective-in-past", line.Publish(approved, Day(3) + Duration.Epsilon).AsT0.Code);
        var next = line.Publish(approved, Day(3)).Value();
        Assert.Equal("catalogue.change-published", next.Publish(approved, Day(3)).AsT0.Code);
        Assert.Equal("catalogue.change-stale", next.Publish(Approved("d", Day(4), line.InForceAt(Start)!, edit), Day(3)).AsT0.Code);
    }

    [Fact]
    public void A_cancelled_change_leaves_the_line_unless_a_later_one_rests_on_it()
    {
        var line = new CatalogueTimeline(Edition(Matters));
        var renamed = Matters[0].Renamed("改名");
        var first = Approved("c", Day(3), line.InForceAt(Start)!, MatterEdit.Replace(Matters[0], renamed));
        var one = line.Publish(first, Day(0)).Value();
        var second = Approved("d", Day(5), one.InForceAt(Day(5))!, MatterEdit.Retire(renamed));
        var two = one.Publish(second, Day(0)).Value();
        var cancelled = first.Apply(first.Cancel(Proposer, Day(1)).Value());
        Assert.Throws<ArgumentException>(() => one.Withdraw(first));
        Assert.Throws<ArgumentException>(() => line.Withdraw(cancelled));
        Assert.Equal("catalogue.change-overlaps", two.Withdraw(cancelled).AsT0.Code);
        Assert.Equal(Matters[0].Name, one.Withdraw(cancelled).Value().InForceAt(Day(9))!.Find(Matters[0].Code)!.Name);
    }
}
