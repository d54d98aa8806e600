using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using NodaTime;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Keeps files in a folder, one folder a case: the embedded default, beside a SQLite record.</summary>
/// <remarks>No name that somebody gave is ever part of a path. A file lies under its own name from the first byte on: what makes it count is the event.</remarks>
public sealed class FolderMaterialStore : IMaterialStore
{
    private const int BufferBytes = 64 * 1024;

    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>A store in a folder, which is made where it is not there.</summary>
    /// <param name="folder">The folder; nothing else may write into it.</param>
    /// <param name="time">The clock.</param>
    public FolderMaterialStore(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Directory.CreateDirectory(folder).FullName;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<WrittenFile?> WriteAsync(CaseNumber number, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = FileId.Create(RandomNumberGenerator.GetBytes(FileId.RandomBytes));
        var at = _time.GetUtcNow();
        string path = PathOf(number, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        bool isSafe = false;
        try
        {
            var written = await CopyAsync(content, path, maxBytes, cancellationToken).ConfigureAwait(false);
            if (written is not { } done) return null;
            File.SetLastWriteTimeUtc(path, at.UtcDateTime);
            isSafe = true;
            return new WrittenFile(id, done.Length, done.Sha256, done.Head, Instant.FromDateTimeOffset(at));
        }
        finally
        {
            if (!isSafe) File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default)
    {
        string path = PathOf(number, id);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.Asynchronous | FileOptions.SequentialScan) : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (string path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What this store has not written is not its to judge.
            if (CaseNumber.TryParse(Path.GetFileName(Path.GetDirectoryName(path)), provider: null, out var number) && FileId.TryParse(Path.GetFileName(path), provider: null, out var id))
                yield return new StoredFile(number, id, Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path)));
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(CaseNumber number, FileId id, CancellationToken cancellationToken = default)
    {
        string path = PathOf(number, id);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    private static async Task<(long Length, string Sha256, byte[] Head)?> CopyAsync(Stream content, string path, long maxBytes, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[BufferBytes], head = [];
            long length = 0;
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (length == 0) head = buffer[..Math.Min(read, FileRules.HeadBytes)];
                length += read;
                if (length > maxBytes) return null;
                hash.AppendData(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            file.Flush(flushToDisk: true);
            return (length, Convert.ToHexStringLower(hash.GetHashAndReset()), head);
        }
    }

    private string PathOf(CaseNumber number, FileId id) => Path.Combine(_folder, number.ToString(), id.ToString());
}
