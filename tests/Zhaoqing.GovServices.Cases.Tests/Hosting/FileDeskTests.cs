using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Materials;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

/// <summary>Files and their events: the file first, the event second, whatever breaks in between.</summary>
public sealed class FileDeskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("case-files-").FullName;
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());
    private readonly FolderMaterialStore _files;
    private readonly CaseFile _case = Submitted("2026-09-28T09:00", Form);

    public FileDeskTests() => _files = new FolderMaterialStore(_folder, _time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_comes_back_as_it_was_handed_in_with_its_digest_in_the_record()
    {
        var kept = (await KeepAsync(FileRulesTests.Pdf)).AsT1;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(FileRulesTests.Pdf)), kept.Sha256);
        Assert.Equal(FileRulesTests.Pdf, (await Desk().OpenAsync(_case, kept.File, Citizen)).AsT1.Content.ToArray());
        Assert.Equal("cases.not-authorised", (await Desk().OpenAsync(_case, kept.File, Stranger)).AsT0.Code);
        Assert.Equal("cases.file-unknown", (await Desk().OpenAsync(_case, FileId.Create(new byte[16]), Citizen)).AsT0.Code);
    }

    [Fact]
    public async Task A_refused_file_leaves_neither_file_nor_event()
    {
        Assert.Equal("cases.file-kind-differs", (await KeepAsync(FileRulesTests.Png)).AsT0.Code);
        Assert.Equal("cases.file-too-large", (await KeepAsync([.. FileRulesTests.Pdf, .. new byte[1_000]])).AsT0.Code);
        Assert.Equal("cases.file-empty", (await KeepAsync([])).AsT0.Code);
        Assert.Equal("cases.material-unknown", (await Desk().KeepAsync(_case, Handed(FileRulesTests.Pdf) with { Material = Foreign }, Citizen, Key)).AsT0.Code);
        Assert.Equal("cases.not-authorised", (await Desk().KeepAsync(_case, Handed(FileRulesTests.Pdf), Stranger, Key)).AsT0.Code);
        await KeepAsync(FileRulesTests.Pdf);
        Assert.Equal("cases.file-already-held", (await Desk().KeepAsync(_case, Handed(FileRulesTests.Pdf), Citizen, print => new AppendKey("other", print))).AsT0.Code);
        Assert.Single(Stored());
        Assert.Equal(1, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_repeat_gives_the_first_answer_and_keeps_no_second_file()
    {
        var first = (await KeepAsync(FileRulesTests.Pdf)).AsT1;
        Assert.Equal(first, (await KeepAsync(FileRulesTests.Pdf)).AsT1);
        Assert.Equal("cases.key-reused", (await KeepAsync([.. FileRulesTests.Pdf, 1])).AsT0.Code);
        Assert.Single(Stored());
    }

    [Fact]
    public async Task A_file_without_an_event_is_swept_by_age_and_one_that_is_named_never()
    {
        var named = (await KeepAsync(FileRulesTests.Pdf)).AsT1;
        // The program ends between the file and its event.
        await _files.WriteAsync(_case.Number, new MemoryStream(FileRulesTests.Pdf), 1_000);
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "not ours");
        _time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Desk().SweepAsync());
        _time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await Desk().SweepAsync());
        Assert.Equal([named.File.ToString(), "notes.txt"], Stored().Order(StringComparer.Ordinal));
        Assert.True((await Desk().OpenAsync(_case, named.File, Citizen)).IsT1);
    }

    [Fact]
    public async Task An_event_without_a_file_is_impossible_where_the_medium_fails()
    {
        var desk = new FileDesk(_store, new FailingStore(_files), new FileRules(), _time);
        await Assert.ThrowsAsync<IOException>(() => desk.KeepAsync(_case, Handed(FileRulesTests.Pdf), Citizen, Key));
        Assert.Equal(0, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task Every_event_is_appended_only_when_its_file_lies_whole_in_the_folder()
    {
        bool wasThere = false;
        var watched = new WatchedFiles(_files);
        var desk = new FileDesk(_store, watched, new FileRules(), _time);
        // The key is made after the writing and before the append.
        await desk.KeepAsync(_case, Handed(FileRulesTests.Pdf), Citizen, print =>
        {
            wasThere = watched.Written && Stored().Single() is { } id && new FileInfo(Directory.GetFiles(_folder, id, SearchOption.AllDirectories)[0]).Length == FileRulesTests.Pdf.Length;
            return Key(print);
        });
        Assert.True(wasThere);
    }

    [Fact]
    public async Task An_upload_that_took_half_the_age_of_orphans_is_refused()
    {
        var answer = await Desk().KeepAsync(_case, Handed(FileRulesTests.Pdf), Citizen, print =>
        {
            _time.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1));
            return Key(print);
        });
        Assert.Equal("cases.upload-too-slow", answer.AsT0.Code);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task A_file_that_was_changed_or_deleted_on_the_medium_is_not_handed_out()
    {
        var kept = (await KeepAsync(FileRulesTests.Pdf)).AsT1;
        string path = Directory.GetFiles(_folder, kept.File.ToString(), SearchOption.AllDirectories)[0];
        byte[] changed = await File.ReadAllBytesAsync(path);
        changed[^1] ^= 1;
        await File.WriteAllBytesAsync(path, changed);
        Assert.Equal("cases.file-damaged", (await Desk().OpenAsync(_case, kept.File, Citizen)).AsT0.Code);
        File.Delete(path);
        Assert.Equal("cases.file-damaged", (await Desk().OpenAsync(_case, kept.File, Citizen)).AsT0.Code);
    }

    [Fact]
    public async Task A_window_compares_with_the_original_and_only_then_it_counts_for_one()
    {
        var kept = (await KeepAsync(FileRulesTests.Pdf)).AsT1;
        var originals = new HashSet<MaterialCode> { Form };
        Assert.False((await Desk().FindAsync(_case.Number)).Held(originals).Single().InDueForm);
        Assert.Equal("cases.not-authorised", (await Desk().CompareAsync(_case, kept.File, agrees: true, Citizen, new AppendKey("c", new string('0', 64)))).AsT0.Code);
        var files = (await Desk().CompareAsync(_case, kept.File, agrees: true, Window, new AppendKey("c", new string('0', 64)))).AsT1;
        Assert.True(files.Held(originals).Single().InDueForm);
        files = (await Desk().CompareAsync(_case, kept.File, agrees: false, Window, new AppendKey("d", new string('0', 64)))).AsT1;
        Assert.Empty(files.Held(originals));
        Assert.Equal("cases.file-unknown", (await Desk().CompareAsync(_case, FileId.Create(new byte[16]), agrees: true, Window, new AppendKey("e", new string('0', 64)))).AsT0.Code);
    }

    [Fact]
    public async Task A_case_takes_a_bounded_number_of_files()
    {
        var desk = new FileDesk(_store, _files, new FileRules { MaxFiles = 1 }, _time);
        Assert.True((await desk.KeepAsync(_case, Handed(FileRulesTests.Pdf), Citizen, Key)).IsT1);
        Assert.Equal("cases.files-too-many", (await desk.KeepAsync(_case, Handed([.. FileRulesTests.Pdf, 7]), Citizen, print => new AppendKey("b", print))).AsT0.Code);
    }

    private FileDesk Desk() => new(_store, _files, new FileRules { MaxBytes = 1_000 }, _time);

    private Task<OneOf<Refusal, FileKept>> KeepAsync(byte[] content) => Desk().KeepAsync(_case, Handed(content), Citizen, Key);

    private IEnumerable<string> Stored() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));

    private static HandedFile Handed(byte[] content) => new(Form, MaterialFileName.Parse("申请表.pdf"), "application/pdf", new MemoryStream(content));

    private static AppendKey Key(string sha256) => new("upload", sha256);

    private class WatchedFiles(IMaterialStore inner) : IMaterialStore
    {
        public bool Written { get; private set; }

        public virtual async Task<WrittenFile?> WriteAsync(CaseNumber number, Stream content, long maxBytes, CancellationToken cancellationToken = default)
        {
            var written = await inner.WriteAsync(number, content, maxBytes, cancellationToken);
            Written = true;
            return written;
        }

        public Task<Stream?> OpenAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default) => inner.OpenAsync(number, id, cancellationToken);

        public IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

        public Task DeleteAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default) => inner.DeleteAsync(number, id, cancellationToken);
    }

    private sealed class FailingStore(IMaterialStore inner) : WatchedFiles(inner)
    {
        public override Task<WrittenFile?> WriteAsync(CaseNumber number, Stream content, long maxBytes, CancellationToken cancellationToken = default) =>
            Task.FromException<WrittenFile?>(new IOException("The medium is full."));
    }
}
