using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Where the contents of files are kept, apart from the record; a host may bring its own.</summary>
/// <remarks>
/// The order is the guarantee: <see cref="WriteAsync"/> returns when the content is safe on the medium, and only then may an event name the file.
/// So a crash leaves at worst a file without an event, which is swept; never an event without its file.
/// </remarks>
public interface IMaterialStore
{
    /// <summary>Writes a file and syncs it.</summary>
    /// <param name="number">The case it is for.</param>
    /// <param name="content">The content, read to its end.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is kept then.</param>
    /// <returns>The file; <see langword="null"/> where the content is longer, and nothing is kept.</returns>
    Task<WrittenFile?> WriteAsync(CaseNumber number, Stream content, long maxBytes, CancellationToken cancellationToken = default);

    /// <summary>Opens a file; <see langword="null"/> where there is none.</summary>
    Task<Stream?> OpenAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default);

    /// <summary>All files, with when they were written.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes a file; one that is not there is no fault.</summary>
    Task DeleteAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default);
}

/// <summary>A file that is safe on the medium.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">The SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="Head">Its first bytes, at most <see cref="FileRules.HeadBytes"/>.</param>
/// <param name="WrittenAt">When its writing began.</param>
public sealed record WrittenFile(FileId Id, long Length, string Sha256, ReadOnlyMemory<byte> Head, Instant WrittenAt);

/// <summary>A file as it lies in the store.</summary>
/// <param name="Case">The case it is for.</param>
/// <param name="Id">Its id.</param>
/// <param name="WrittenAt">When its writing began.</param>
public sealed record StoredFile(CaseNumber Case, FileId Id, Instant WrittenAt);
