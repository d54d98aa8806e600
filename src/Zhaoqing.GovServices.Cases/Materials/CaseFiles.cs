using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened to the files of a case.</summary>
public abstract record FileEvent : DeskEvent
{
    private protected FileEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A file was kept for a material (收到文件), <c>material.file-kept.v1</c>; written only when the file itself is safe.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="Case">The case.</param>
/// <param name="File">Its id in the store.</param>
/// <param name="Material">The material of the list it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">The SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
public sealed record FileKept(Instant At, string By, CaseNumber Case, FileId File, MaterialCode Material, MaterialFileName Name, FileKind Kind, long Length, string Sha256) : FileEvent(At, By);

/// <summary>A window held a file against the original (核验原件), <c>material.file-compared.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who compared.</param>
/// <param name="File">The file.</param>
/// <param name="Agrees">Whether it agrees with the original.</param>
public sealed record FileCompared(Instant At, string By, FileId File, bool Agrees) : FileEvent(At, By);

/// <summary>A file of a case.</summary>
/// <param name="Kept">How it came in.</param>
/// <param name="Comparison">The last comparison with the original; <see langword="null"/> where nobody has compared.</param>
public sealed record CaseFileEntry(FileKept Kept, FileCompared? Comparison);

/// <summary>The files of a case: what their events add up to. Contents are never in the record, only their digests.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CaseFiles
{
    /// <summary>The files, in the order in which they came.</summary>
    public ImmutableArray<CaseFileEntry> Entries { get; private init; } = [];

    /// <summary>No file yet.</summary>
    public static CaseFiles None { get; } = new();

    /// <summary>The files that events add up to.</summary>
    public static CaseFiles Replay(IEnumerable<FileEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(None, (files, happened) => files.Apply(happened));
    }

    /// <summary>A file, or <see langword="null"/> where there is none with this id.</summary>
    public CaseFileEntry? Find(FileId id) => Entries.FirstOrDefault(entry => entry.Kept.File == id);

    /// <summary>Takes a file in.</summary>
    /// <param name="kept">The event as it would be written.</param>
    /// <param name="terms">The list the case is bound to.</param>
    /// <param name="rules">What files are taken.</param>
    /// <returns>The event; refused with <c>cases.material-unknown</c> on its field, <c>cases.file-already-held</c> or <c>cases.files-too-many</c>.</returns>
    [Clause("REG-2.2")]
    public OneOf<Refusal, FileKept> Keep(FileKept kept, CaseTerms terms, FileRules rules)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rules);
        if (!terms.Names(kept.Material)) return FileRules.Fault("cases.material-unknown", "material", "实施清单中没有这一编码的材料。");
        if (Entries.Any(entry => entry.Kept.Material == kept.Material && string.Equals(entry.Kept.Sha256, kept.Sha256, StringComparison.Ordinal)))
            return new Refusal("cases.file-already-held", "这份文件已经收到,不用再传。", CaseGrounds.HeldAlready);
        return Entries.Length < rules.MaxFiles ? kept : new Refusal("cases.files-too-many", $"一个办件最多收{rules.MaxFiles}个文件,请合并后再传。", CaseGrounds.ByTheList);
    }

    /// <summary>Holds a file against the original.</summary>
    /// <returns>The event; refused with <c>cases.not-authorised</c> or <c>cases.file-unknown</c>.</returns>
    public OneOf<Refusal, FileCompared> Compare(FileId file, bool agrees, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner)) return DeskRefusals.NotAuthorised();
        return Find(file) is null ? new Refusal("cases.file-unknown", "没有这个文件。", CaseGrounds.ByTheList) : new FileCompared(at, by.Id, file, agrees);
    }

    /// <summary>What the files are worth as materials: in due form once they agreed with the original, or where the original is not asked for.</summary>
    /// <param name="originals">The materials of which the list asks for the original.</param>
    public ImmutableArray<HeldMaterial> Held(IReadOnlySet<MaterialCode> originals)
    {
        ArgumentNullException.ThrowIfNull(originals);
        return [.. Entries.Where(entry => entry.Comparison?.Agrees != false)
            .Select(entry => new HeldMaterial(entry.Kept.Material, HeldForm.Electronic, entry.Comparison is not null || !originals.Contains(entry.Kept.Material)))];
    }

    /// <summary>The files after one more event.</summary>
    /// <exception cref="ArgumentException">A file is compared that is not there, or comes twice.</exception>
    public CaseFiles Apply(FileEvent happened)
    {
        switch (happened)
        {
            case FileKept kept when Find(kept.File) is null:
                return this with { Entries = Entries.Add(new CaseFileEntry(kept, Comparison: null)) };
            case FileCompared compared when Find(compared.File) is { } entry:
                return this with { Entries = Entries.Replace(entry, entry with { Comparison = compared }) };
            default:
                throw new ArgumentException($"{happened?.GetType().Name} does not follow.", nameof(happened));
        }
    }
}
