using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Life;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Views;

/// <summary>Lists against the cases themselves, looked at one by one.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class CaseBoardTests
{
    private static readonly string[] Accounts = ["citizen-1", "citizen-2"];
    private static readonly string[] Authorities = ["甲局(虚构)", "乙局(虚构)"];

    private static readonly Arbitrary<History> Histories =
        (from lives in CaseMachineTests.Lives.Generator.ListOf().Resize(12)
         from places in Gen.Elements(City, Duanzhou, DivisionCode.Parse("441203")).ListOf(lives.Count)
         from accounts in Gen.Elements(Accounts).ListOf(lives.Count)
         from authorities in Gen.Elements(Authorities).ListOf(lives.Count)
         from picks in Gen.Choose(0, 1_000).ListOf(lives.Sum(life => life.Events.Count))
         from looks in Gen.Choose(0, 5).ListOf(lives.Sum(life => life.Events.Count))
         from later in Gen.Choose(0, 40)
         select History.Of([.. lives.Select((life, i) => Renumbered(life.Events, i, places[i], accounts[i], authorities[i]))], picks, [.. looks.Select(look => look == 0)], later)).ToArbitrary();

    private static readonly Gen<CaseQuery> SomeQueries =
        from state in Gen.Elements<CaseState?>(null, null, null, CaseState.Submitted, CaseState.Accepted, CaseState.Decided)
        from division in Gen.Elements<DivisionCode?>(null, null, City, Duanzhou)
        from authority in Gen.Elements(null, null, Authorities[0])
        from due in Gen.Elements<int?>(null, null, 0, 5)
        from light in Gen.Elements<WarningLight?>(null, null, null, WarningLight.Overdue, WarningLight.Green, WarningLight.None)
        from page in Gen.Choose(1, 3)
        from size in Gen.Elements(1, 3, 100)
        select new CaseQuery { State = state, Division = division, Authority = authority, DueBy = due is { } days ? new LocalDate(2026, 9, 28).PlusDays(days) : null, Light = light, Page = page, Size = size };

    [Property]
    public Property A_desk_shows_what_each_case_shows_at_the_instant_however_it_was_kept_up() => Prop.ForAll(Histories, SomeQueries.ToArbitrary(), (history, query) =>
        Text(history.Followed().Desk(City, query, history.Light)) == Text(history.Expected(query, _ => true))
        && Text(history.Recounted().Desk(City, query, history.Light)) == Text(history.Expected(query, _ => true)));

    [Property]
    public Property The_record_read_the_short_way_gives_the_lists_that_its_contract_gives() => Prop.ForAll(Histories, SomeQueries.ToArbitrary(), (history, query) =>
    {
        var (quick, whole, known) = (new CaseBoard(), new CaseBoard(), new KnownValues());
        foreach (var (number, happened) in history.Journal)
        {
            byte[] content = CaseEventCodec.Write(happened);
            quick.Take(number, CaseEventCodec.Read(CaseEventCodec.NameOf(happened), content, known));
            whole.Take(number, CaseEventCodec.ReadByContract(CaseEventCodec.NameOf(happened), content));
        }

        foreach (var board in (CaseBoard[])[quick, whole]) board.AdvanceTo(history.Now);
        return Text(quick.Desk(City, query, history.Light)) == Text(whole.Desk(City, query, history.Light))
            && quick.All.Select(line => Fingerprint(line.File)).Order(StringComparer.Ordinal).SequenceEqual(whole.All.Select(line => Fingerprint(line.File)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    });

    [Property]
    public Property An_account_sees_its_own_and_nothing_else() => Prop.ForAll(Histories, SomeQueries.ToArbitrary(), (history, query) =>
        Accounts.Append("agent-1").All(account => Text(history.Followed().Mine(account, query, history.Light))
            == Text(history.Expected(query, file => file.IsParty(new CaseActor(account, ActorRole.Applicant, Unit: null, Division: null))))));

    [Fact]
    [Clause("REG-3.8")]
    public void Whoever_is_acted_for_and_whoever_acts_see_the_case_the_agent_as_long_as_the_mandate_holds()
    {
        var submitted = CaseFile.Submit(Number, Application(Form), Terms, Citizen, At("2026-09-28T09:00"), Calendar).AsT1 with { OnBehalfOf = "principal-1" };
        var mandate = new Mandate("principal-1", "agent-9", MandateKind.Agent, new MandateScope([MatterCode.ToString()], [MandatePower.Supplement], new LocalDate(2026, 9, 28), new LocalDate(2026, 9, 29), "示例委托书1号"));
        var board = new CaseBoard();
        board.Take(Number, submitted);
        board.Take(Number, new CaseMandateGiven(At("2026-09-28T10:00"), "principal-1", mandate));
        board.AdvanceTo(At("2026-09-29T23:59"));
        Assert.Equal([true, true, false], ((string[])["principal-1", "agent-9", "citizen-2"]).Select(account => board.OfAccount(account).Any()));
        board.AdvanceTo(At("2026-09-30T00:00"));
        Assert.Equal([true, false], ((string[])["principal-1", "agent-9"]).Select(account => board.OfAccount(account).Any()));
    }

    [Fact]
    [Clause("CON-8.3")]
    public void The_green_channel_goes_first_while_something_is_to_be_done_and_moves_no_day()
    {
        var early = CaseFile.Submit(Number, Application(Form), Terms, Citizen, At("2026-09-28T09:00"), Calendar).AsT1;
        var green = early with { Number = CaseNumber.Create(new LocalDate(2026, 9, 29), new byte[CaseNumber.RandomBytes]), At = At("2026-09-29T09:00"), Wait = early.Wait with { Through = early.Wait.Through.PlusDays(3) } };
        var board = new CaseBoard();
        foreach (var happened in (CaseSubmitted[])[early, green]) board.Take(happened.Number, happened);
        board.AdvanceTo(green.At);
        Assert.Equal([early.Number, green.Number], Shown());
        board.Take(green.Number, new CasePrioritised(green.At, Citizen.Id, PriorityGround.Elderly));
        board.AdvanceTo(green.At);
        Assert.Equal([green.Number, early.Number], Shown());
        board.Take(green.Number, new CaseWithdrawn(green.At, Citizen.Id, Reason: null));
        board.AdvanceTo(green.At);
        Assert.Equal([early.Number, green.Number], Shown());

        IEnumerable<CaseNumber> Shown() => board.Desk(City, new CaseQuery(), _ => WarningLight.None).Lines.Select(line => line.Number);
    }

    [Property]
    public Property A_desk_sees_the_cases_of_its_division_alone() => Prop.ForAll(Histories, history =>
        Text(history.Followed().Desk(Duanzhou, new CaseQuery { Size = 100 }, history.Light)) == Text(history.Expected(new CaseQuery { Size = 100 }, file => file.Application.Division == Duanzhou)));

    [Property]
    public Property Every_case_is_counted_once() => Prop.ForAll(Histories, history =>
    {
        var counts = CaseCounts.Of(history.Followed().All, history.Today);
        var files = history.Files;
        return counts.Sum(count => count.Received) == files.Length
            && counts.Sum(count => count.Accepted) == files.Count(file => file.Acceptance is not null)
            && counts.Sum(count => count.Granted) == files.Count(file => file.Outcome == CaseOutcome.Granted)
            && counts.Sum(count => count.Denied) == files.Count(file => file.Outcome == CaseOutcome.Denied)
            && counts.Sum(count => count.NotAccepted + count.Withdrawn + count.Closed + count.Open) == files.Count(file => file.State != CaseState.Delivered)
            && counts.Sum(count => count.Overdue) == files.Count(file => file.Decision is { Overdue: true } || (file.Clock is { } clock && clock.Due.Date < history.Today))
            && counts.All(count => count.Accepted <= count.Received && count.Granted + count.Denied <= count.Accepted);
    });

    [Property]
    public Property The_latest_notice_is_the_last_that_stands_in_the_record() => Prop.ForAll(Histories, history =>
        history.Followed().All.All(line =>
        {
            var last = history.EventsOf(line.Number).LastOrDefault(happened => happened is CaseSupplementAsked or CaseNotAccepted or CaseStepStarted or CaseExtended or CaseDecided);
            return line.Notice?.At == last?.At && (last is not CaseSupplementAsked asked || line.Notice!.Missing.Length == asked.Missing.Length);
        }));

    private static List<CaseEvent> Renumbered(List<CaseEvent> events, int i, DivisionCode place, string account, string authority)
    {
        byte[] random = new byte[CaseNumber.RandomBytes];
        random[0] = (byte)(i % 7);
        random[9] = (byte)i;
        var submitted = (CaseSubmitted)events[0];
        return
        [
            submitted with
            {
                By = account,
                Number = CaseNumber.Create(new LocalDate(2026, 9, 28), random),
                Application = submitted.Application with { Division = place },
                Terms = submitted.Terms with { Authority = authority },
            },
            .. events.Skip(1),
        ];
    }

    private static string Text(CasePage page) =>
        $"{page.Total} {page.Lights} {string.Join(';', page.Lines.Select(line => $"{line.Number} {line.State} {line.Clock} {line.Outcome} {line.Authority} {line.Division} {line.FiledBy}"))}";

    /// <summary>Cases side by side: their events as the journal has them, the places where somebody looked, and the instant of the last look.</summary>
    internal sealed record History(List<(CaseNumber Number, CaseEvent Happened)> Journal, IReadOnlyList<bool> Looks, Instant Now)
    {
        public LocalDate Today => ChinaTime.DayOf(Now);

        public CaseFile[] Files => [.. Journal.GroupBy(entry => entry.Number).Select(events => CaseFile.Replay(events.Select(entry => entry.Happened))).Select(file => file.At(Instant.Max(Now, file.LastAt)))];

        public static History Of(List<List<CaseEvent>> cases, IEnumerable<int> picks, IReadOnlyList<bool> looks, int later)
        {
            var left = cases.ConvertAll(events => (((CaseSubmitted)events[0]).Number, Events: new Queue<CaseEvent>(events)));
            var journal = new List<(CaseNumber, CaseEvent)>();
            foreach (int pick in picks)
            {
                int chosen = pick % left.Count;
                journal.Add((left[chosen].Number, left[chosen].Events.Dequeue()));
                if (left[chosen].Events.Count == 0) left.RemoveAt(chosen);
            }

            var last = cases.SelectMany(events => events).Select(happened => happened.At).DefaultIfEmpty(At("2026-09-28T09:00")).Max();
            return new History(journal, looks, last + Duration.FromDays(later));
        }

        public IEnumerable<CaseEvent> EventsOf(CaseNumber number) => Journal.Where(entry => entry.Number == number).Select(entry => entry.Happened);

        public WarningLight Light(LocalDate due) => Calendar.Light(new DueDay(due, Provisional: false), Today, WarningPolicy.Default).Match(_ => WarningLight.None, light => light);

        /// <summary>The board as one who looks again and again has it.</summary>
        public CaseBoard Followed()
        {
            var board = new CaseBoard();
            for (int i = 0; i < Journal.Count; i++)
            {
                board.Take(Journal[i].Number, Journal[i].Happened);
                if (Looks[i]) board.AdvanceTo(Journal[i].Happened.At);
            }

            board.AdvanceTo(Now);
            return board;
        }

        /// <summary>The board as one who comes last has it.</summary>
        public CaseBoard Recounted()
        {
            var board = new CaseBoard();
            foreach (var (number, happened) in Journal) board.Take(number, happened);
            board.AdvanceTo(Now);
            return board;
        }

        /// <summary>The page by looking at every case, one after the other.</summary>
        public CasePage Expected(CaseQuery query, Func<CaseFile, bool> isSeen)
        {
            var lines = Recounted().All.ToDictionary(line => line.Number);
            var fitting = Files.Where(isSeen)
                .Where(file => (query.State is null || file.State == query.State)
                    && (query.Division is not { } division || division.Contains(file.Application.Division))
                    && (query.Authority is null || file.Terms.Authority == query.Authority)
                    && (query.DueBy is not { } due || file.Clock?.Due.Date <= due))
                .ToList();
            var counts = new LightCounts(
                fitting.Count(file => LightOf(file) == WarningLight.Overdue),
                fitting.Count(file => LightOf(file) == WarningLight.Red),
                fitting.Count(file => LightOf(file) == WarningLight.Yellow),
                fitting.Count(file => LightOf(file) == WarningLight.Green),
                fitting.Count(file => LightOf(file) == WarningLight.None));
            var shown = fitting.Where(file => query.Light is null || LightOf(file) == query.Light).ToList();
            var ordered = shown
                .OrderBy(file => file.Priority is null || IsOver(file))
                .ThenBy(file => file.Clock?.Due.Date ?? LocalDate.MaxIsoValue)
                .ThenBy(IsOver)
                .ThenBy(file => file.Number.ToString(), StringComparer.Ordinal)
                .Skip((query.Page - 1) * query.Size).Take(query.Size)
                .Select(file => Same(lines[file.Number], file));
            return new CasePage(Now, shown.Count, counts, [.. ordered]);

            static bool IsOver(CaseFile file) => file.State is CaseState.Delivered or CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed;

            WarningLight LightOf(CaseFile file) => file.Clock is { } clock ? Light(clock.Due.Date) : WarningLight.None;
        }

        public override string ToString() => $"{string.Join(" → ", Journal.Select((entry, i) => $"{entry.Number} {entry.Happened.GetType().Name}@{entry.Happened.At}{(Looks[i] ? " look" : "")}"))} | {Now}";

        /// <summary>The line, once it is known to show what the case shows.</summary>
        private static CaseLine Same(CaseLine line, CaseFile file)
        {
            Assert.Equal((file.Number, file.State, file.Clock, file.Outcome), (line.Number, line.State, line.Clock, line.Outcome));
            return line;
        }
    }
}
