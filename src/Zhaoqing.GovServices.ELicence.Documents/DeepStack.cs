using System.Runtime.ExceptionServices;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>Runs work that recurses as deep as a stranger's file is nested on a thread with room for it; what it throws is thrown to the caller.</summary>
internal static class DeepStack
{
    private const int Bytes = 256 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception fault)
                {
                    thrown = ExceptionDispatchInfo.Capture(fault);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result!;
    }
}
