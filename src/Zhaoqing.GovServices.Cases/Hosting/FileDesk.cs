using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>A file that somebody hands in.</summary>
/// <param name="Material">The material of the list it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="ToldType">The media type that was told, without parameters.</param>
/// <param name="Content">Its content.</param>
public sealed record HandedFile(MaterialCode Material, MaterialFileName Name, string ToldType, Stream Content);

/// <summary>Takes files of a case in and hands them out to who may see the case.</summary>
/// <remarks>Safe for concurrent use. The file is written and synced first, then its event; a refused file is deleted at once, one that a crash left is swept.</remarks>
public sealed class FileDesk(IEventStore store, IMaterialStore files, FileRules rules, TimeProvider time)
{
    private readonly StreamRecord<CaseFiles, FileEvent> _record = DeskRecord.Over<CaseFiles, FileEvent>(store, time, CaseFiles.Replay);

    /// <summary>The files of a case.</summary>
    public async Task<CaseFiles> FindAsync(CaseNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State ?? CaseFiles.None;

    /// <summary>Takes a file in.</summary>
    /// <param name="file">The case, as it stands.</param>
    /// <param name="handed">The file.</param>
    /// <param name="by">Who hands it in.</param>
    /// <param name="keyOf">Makes the idempotency key from the SHA-256 of the content; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting; nothing is kept then.</param>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.key-reused</c>, <c>cases.upload-too-slow</c>, or with what <see cref="FileRules.Judge"/> or <see cref="CaseFiles.Keep"/> refuses.</returns>
    public async Task<OneOf<Refusal, FileKept>> KeepAsync(CaseFile file, HandedFile handed, CaseActor by, Func<string, AppendKey> keyOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(handed);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(keyOf);
        if (!file.IsParty(by) || by.Role == ActorRole.Supervisor) return DeskRefusals.NotAuthorised();
        if (!file.Terms.Names(handed.Material)) return FileRules.Fault("cases.material-unknown", "material", "实施清单中没有这一编码的材料。");
        if (await files.WriteAsync(file.Number, handed.Content, rules.MaxBytes, cancellationToken).ConfigureAwait(false) is not { } written) return rules.TooLarge();
        bool mayBeNamed = false;
        try
        {
            if (rules.Judge(handed.Name, handed.ToldType, written.Head.Span, written.Length).TryPickT0(out var refusal, out var kind)) return refusal;
            // Where the answer never comes the fate of the event is not known: the file stays, and the sweep decides by the record.
            mayBeNamed = true;
            var answer = await _record.ChangeAsync(StreamOf(file.Number), keyOf(written.Sha256), Decide, cancellationToken).ConfigureAwait(false);
            mayBeNamed = answer.TryPickT1(out var change, out _) && ((FileKept)change.Events[0]).File == written.Id;
            return answer.MapT1(kept => (FileKept)kept.Events[0]);

            OneOf<Refusal, ImmutableArray<FileEvent>> Decide(CaseFiles? found, Instant now)
            {
                // The sweep may look at the file from now on: it must not meet one that is about to be named.
                if (_record.Now() - written.WrittenAt > rules.OrphanAge / 2) return FileRules.Fault("cases.upload-too-slow", "file", "上传时间过长,请重新上传。");
                var arrived = new FileKept(now, by.Id, file.Number, written.Id, handed.Material, handed.Name, kind, written.Length, written.Sha256);
                return (found ?? CaseFiles.None).Keep(arrived, file.Terms, rules).MapT1(happened => ImmutableArray.Create<FileEvent>(happened));
            }
        }
        finally
        {
            if (!mayBeNamed) await files.DeleteAsync(file.Number, written.Id, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Holds a file against the original.</summary>
    /// <returns>What <see cref="CaseFiles.Compare"/> refuses, <c>cases.not-authorised</c> or <c>cases.key-reused</c>; else the files of the case.</returns>
    public async Task<OneOf<Refusal, CaseFiles>> CompareAsync(CaseFile file, FileId id, bool agrees, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.IsParty(by)) return DeskRefusals.NotAuthorised();
        var answer = await _record.ChangeAsync(
            StreamOf(file.Number), key, (found, now) => (found ?? CaseFiles.None).Compare(id, agrees, by, now).MapT1(happened => ImmutableArray.Create<FileEvent>(happened)), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>The content of a file, when it is still what was handed in.</summary>
    /// <param name="file">The case.</param>
    /// <param name="id">The file.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns><c>cases.not-authorised</c>, <c>cases.file-unknown</c>, <c>cases.file-damaged</c> where the content is gone or has changed; else the file with its content.</returns>
    public async Task<OneOf<Refusal, (FileKept Kept, ReadOnlyMemory<byte> Content)>> OpenAsync(CaseFile file, FileId id, CaseActor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.IsParty(by)) return DeskRefusals.NotAuthorised();
        if ((await FindAsync(file.Number, cancellationToken).ConfigureAwait(false)).Find(id) is not { Kept: var kept }) return new Refusal("cases.file-unknown", "没有这个文件。", CaseGrounds.ByTheList);
        var stored = await files.OpenAsync(file.Number, id, cancellationToken).ConfigureAwait(false);
        if (stored is null) return Damaged();
        await using (stored.ConfigureAwait(false))
        {
            byte[] content = new byte[kept.Length + 1];
            int length = await stored.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            bool isWhole = length == kept.Length && string.Equals(Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))), kept.Sha256, StringComparison.Ordinal);
            return isWhole ? (kept, content.AsMemory(0, length)) : Damaged();
        }
    }

    /// <summary>Deletes the files that no event names and that are older than <see cref="FileRules.OrphanAge"/>; never one that an event names.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        int swept = 0;
        await foreach (var stored in files.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_record.Now() - stored.WrittenAt < rules.OrphanAge) continue;
            if ((await FindAsync(stored.Case, cancellationToken).ConfigureAwait(false)).Find(stored.Id) is not null) continue;
            await files.DeleteAsync(stored.Case, stored.Id, cancellationToken).ConfigureAwait(false);
            swept++;
        }

        return swept;
    }

    private static StreamId StreamOf(CaseNumber number) => StreamId.Parse($"files-{number}");

    private static Refusal Damaged() => new("cases.file-damaged", "文件已损坏或丢失,请联系窗口;不会要求您为此另行补正。", CaseGrounds.HeldAlready);
}
