using System.Runtime.CompilerServices;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Reads lines as they come, in the memory of one line.</summary>
internal static class BoundedLines
{
    /// <summary>The lines without their ends; <see langword="null"/> for one that is too long. What is given holds until the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[maxBytes + 2];
        int start = 0, end = 0;
        bool isTooLong = false;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return isTooLong || length > maxBytes + 1 ? null : Trimmed(buffer, start, length, maxBytes);
                start += length + 1;
                isTooLong = false;
                continue;
            }

            if (end - start == buffer.Length) (isTooLong, start, end) = (true, 0, 0);
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            int read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                end += read;
                continue;
            }

            if (isTooLong || end > 0) yield return isTooLong ? null : Trimmed(buffer, 0, end, maxBytes);
            yield break;
        }
    }

    private static ReadOnlyMemory<byte>? Trimmed(byte[] buffer, int start, int length, int maxBytes)
    {
        if (length > 0 && buffer[start + length - 1] == (byte)'\r') length--;
        return length > maxBytes ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(start, length);
    }
}
