namespace Zhaoqing.GovServices.ELicence.Exchange.Hosting;

/// <summary>Reads what somebody else sends, as far as it may go.</summary>
internal static class Bounded
{
    /// <summary>The bytes, at most one more than the bound: enough to see that there are more.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, int bound, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        byte[] room = new byte[8_192];
        while (read.Length <= bound)
        {
            int count = await stream.ReadAsync(room, cancellationToken).ConfigureAwait(false);
            if (count == 0) break;
            read.Write(room, 0, (int)Math.Min(count, bound + 1 - read.Length));
        }

        return read.ToArray();
    }
}
