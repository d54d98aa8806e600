using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class TakeOverDeskTests
{
    private static readonly CatalogueEdition Later = new("later-edition", At("2026-09-25T00:00"), [Sample.Matter]);
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-10-12T10:00").ToDateTimeOffset());
    private readonly CaseDesk _cases;

    public TakeOverDeskTests() => _cases = new CaseDesk(
        _store, new CaseSources((at, _) => ValueTask.FromResult(at < Later.Effective ? Edition : Later)) { SpecialSteps = _ => Steps }, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);

    [Fact]
    public async Task A_batch_is_taken_line_by_line_and_a_second_time_nothing_is_written()
    {
        string batch = Lines(Line("A-1"), "", "{\"system\":", Line("A-2", line => line["matter"] = "nothing"), Line("A-3", line => line["surprise"] = 1), Line("A-1", line => line["account"] = "citizen-9"));
        var report = await TakeAsync(batch);
        Assert.Equal([(1, TakeOverOutcome.Taken), (3, TakeOverOutcome.Refused), (4, TakeOverOutcome.Refused), (5, TakeOverOutcome.Refused), (6, TakeOverOutcome.AlreadyThere)], report.Entries.Select(entry => (entry.Line, entry.Outcome)));
        Assert.Equal(["cases.take-over-line-unreadable", "catalogue.matter-unknown", "cases.take-over-line-unreadable"], report.Entries.Where(entry => entry.Refusal is not null).Select(entry => entry.Refusal!.Code));
        Assert.Equal(report.Entries[0].Number, report.Entries[^1].Number);
        Assert.Equal((1L, true), (await _store.LastPositionAsync(), report.IsWhole));
        Assert.Equal([TakeOverOutcome.AlreadyThere], (await TakeAsync(Lines(Line("A-1")))).Entries.Select(entry => entry.Outcome));
        Assert.Equal("case.taken-over.v1", (await _store.ReadAllAsync().SingleAsync()).Type);
    }

    [Fact]
    public async Task It_goes_on_like_any_other_case_and_stands_in_its_applicants_list()
    {
        var number = (await TakeAsync(Line("A-1"))).Entries.Single().Number!.Value;
        var snapshot = (await _cases.FindAsync(number))!;
        Assert.Equal((CaseState.Accepted, 1L, "20260917"), (snapshot.File.State, snapshot.Version, number.ToString()[..8]));
        Assert.Equal(CaseOutcome.Granted, (await _cases.ActAsync(Examiner, number, 1, new DecideOrder(CaseOutcome.Granted, Reason: null), new AppendKey("d", new string('0', 64)))).AsT2.File.Outcome);
        using var views = new CaseViews(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)), Calendar, WarningPolicy.Default, _time, NullLogger<CaseViews>.Instance);
        Assert.Equal(number, Assert.Single((await views.MineAsync("citizen-1", new CaseQuery())).Lines).Number);
    }

    [Fact]
    public async Task Without_an_account_it_is_nobodys_own_and_goes_on_at_a_window()
    {
        var number = (await TakeAsync(Line("A-1", line => line["account"] = null))).Entries.Single().Number!.Value;
        Assert.Equal(CaseOutcome.Granted, (await _cases.ActAsync(Examiner, number, 1, new DecideOrder(CaseOutcome.Granted, Reason: null), new AppendKey("d", new string('0', 64)))).AsT2.File.Outcome);
        Assert.False((await _cases.FindAsync(number))!.File.IsParty(Citizen));
        Assert.Equal(TakeOverOutcome.Taken, (await TakeAsync(Line("A-2", Decided))).Entries.Single().Outcome);

        static void Decided(JsonNode line)
        {
            line["account"] = null;
            line["acts"]!.AsArray().Add(new JsonObject { ["act"] = "decide", ["outcome"] = "grant", ["at"] = "2026-09-24T09:00:00+08:00" });
        }
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59-18:00")]
    [InlineData("-9998-01-01T00:00:00+18:00")]
    [InlineData("-0001-01-01T00:00:00+08:00")]
    public async Task An_instant_beyond_reach_is_a_fault_of_its_field_and_keeps_no_other_line_away(string instant)
    {
        var report = await TakeAsync(Lines(Line("A-1", line => line["receivedAt"] = instant), Line("A-2", line => line["acts"]![0]!["at"] = instant), Line("A-3")));
        Assert.Equal(["receivedAt", "acts[0].at"], report.Entries.Take(2).Select(entry => entry.Refusal!.Fields.Single().Field));
        Assert.Equal(TakeOverOutcome.Taken, report.Entries[2].Outcome);
    }

    [Fact]
    public async Task A_batch_may_begin_with_the_mark_of_UTF8() =>
        Assert.Equal([TakeOverOutcome.Taken, TakeOverOutcome.Taken], (await TakeAsync('\uFEFF' + Lines(Line("A-1"), Line("A-2")))).Entries.Select(entry => entry.Outcome));

    [Fact]
    public async Task Its_list_is_that_of_its_time_where_one_is_known_and_says_so_where_none_is()
    {
        Assert.Equal(("test-edition", TermsSource.AtItsTime), await TermsAsync(Line("A-1")));
        Assert.Equal(("later-edition", TermsSource.AtItsTime), await TermsAsync(Line("A-2", line => Received(line, "2026-09-28T09:00:00+08:00", "2026-09-29T09:00:00+08:00"))));
        Assert.Equal(("later-edition", TermsSource.AtTakeOver), await TermsAsync(Line("A-3", line => Received(line, "2025-12-29T09:00:00+08:00", "2025-12-30T09:00:00+08:00"))));

        async Task<(string, TermsSource)> TermsAsync(string line)
        {
            var file = (await _cases.FindAsync((await TakeAsync(line)).Entries.Single().Number!.Value))!.File;
            return (file.Terms.Edition, file.TakenOver!.TermsFrom);
        }
    }

    [Fact]
    public async Task Every_field_at_fault_is_told_and_nothing_that_stands_in_it()
    {
        var line = JsonNode.Parse(Line("A-1"))!.AsObject();
        line["division"] = "secret-1";
        line["applicant"]!["identifier"] = "secret-2";
        line["receivedAt"] = "secret-3";
        line["acts"]![0]!["act"] = "secret-4";
        line["acts"]![1]!["step"] = null;
        line["materials"]![0]!["form"] = "secret-5";
        var refusal = (await TakeAsync(line.ToJsonString())).Entries.Single().Refusal!;
        Assert.Equal(["division", "applicant.identifier", "materials[0].form", "receivedAt", "acts[0].act"], refusal.Fields.Select(fault => fault.Field));
        Assert.DoesNotContain("secret", refusal + string.Concat(refusal.Fields), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_supervisor_of_the_division_takes_nothing_over()
    {
        Assert.Equal("cases.not-authorised", (await TakeAsync(Line("A-1"), Window)).Entries.Single().Refusal!.Code);
        Assert.Equal(0, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task Of_many_who_take_the_same_case_over_at_once_one_does()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAsync(Line("A-1")))));
        Assert.Single(reports, report => report.Count(TakeOverOutcome.Taken) == 1);
        Assert.Single(reports.Select(report => report.Entries.Single().Number).Distinct());
        Assert.Equal(1, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_line_that_is_too_long_and_a_batch_of_too_many_are_told()
    {
        var report = await TakeAsync(Lines(Line("A-1", line => line["number"] = new string('x', TakeOverDesk.MaxLineBytes)), Line("A-2")));
        Assert.Equal([TakeOverOutcome.Refused, TakeOverOutcome.Taken], report.Entries.Select(entry => entry.Outcome));
        var blank = await TakeAsync(new string('\n', TakeOverDesk.MaxLines + 1));
        Assert.Equal((0, false), (blank.Entries.Length, blank.IsWhole));
    }

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property Lines_are_read_whole_however_the_bytes_come()
    {
        var cases = from lengths in Gen.Choose(0, 14).ListOf()
                    from piece in Gen.Choose(1, 9)
                    from ends in Gen.Elements("\n", "\r\n")
                    from isEnded in Gen.Elements(true, false)
                    select (Lines: lengths.Select(length => new string('a', length)).ToArray(), piece, ends, isEnded);
        return Prop.ForAll(cases.ToArbitrary(), given =>
        {
            string text = string.Join(given.ends, given.Lines) + (given.isEnded ? given.ends : "");
            var expected = text.Split('\n').Select(line => line.TrimEnd('\r')).Select(line => line.Length > 10 ? null : line).ToList();
            if (expected[^1] is "") expected.RemoveAt(expected.Count - 1);
            var read = new List<string?>();
            foreach (var line in BoundedLines.ReadAsync(new Pieces(Encoding.UTF8.GetBytes(text), given.piece), 10, CancellationToken.None).ToBlockingEnumerable())
                read.Add(line is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null);
            return read.SequenceEqual(expected);
        });
    }

    private static void Received(JsonNode line, string received, string accepted)
    {
        line["receivedAt"] = received;
        line["acts"] = new JsonArray(new JsonObject { ["act"] = "accept", ["at"] = accepted });
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    private static string Line(string number, Action<JsonNode>? change = null)
    {
        var line = JsonNode.Parse($$"""
            {"system":"旧系统","number":"{{number}}","matter":"test-matter","division":"441202","channel":"window","applicant":{"kind":"person","name":"甲某","identifier":"000000190001018625"},
             "account":"citizen-1","materials":[{"material":"test-1","form":"paper"},{"material":"test-2","form":"paper"}],"receivedAt":"2026-09-17T09:00:00+08:00",
             "acts":[{"act":"accept","at":"2026-09-18T09:00:00+08:00"},{"act":"startSpecialStep","at":"2026-09-21T09:00:00+08:00","step":"appraisal"},{"act":"endSpecialStep","at":"2026-09-23T09:00:00+08:00","step":"appraisal"}]}
            """)!;
        change?.Invoke(line);
        return line.ToJsonString();
    }

    private Task<TakeOverReport> TakeAsync(string batch, CaseActor? by = null) => new TakeOverDesk(_cases).TakeAsync(new MemoryStream(Encoding.UTF8.GetBytes(batch)), by ?? Supervisor);

    /// <summary>A stream that gives its bytes a few at a time.</summary>
    private sealed class Pieces(byte[] content, int most) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
