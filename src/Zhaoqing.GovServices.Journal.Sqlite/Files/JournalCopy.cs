namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A copy of a journal in use.</summary>
internal static class JournalCopy
{
    /// <summary>Writes the copy under another name, syncs it and moves it into place.</summary>
    internal static void Write(Readers readers, string path)
    {
        if (Path.Exists(path)) throw new IOException("Something stands where the copy is to go.");
        string made = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            readers.Read(reader =>
            {
                reader.CopyTo(made);
                return true;
            });
            using (var copy = new FileStream(made, FileMode.Open, FileAccess.ReadWrite)) copy.Flush(flushToDisk: true);
            File.Move(made, path);
        }
        finally
        {
            File.Delete(made);
        }
    }
}
