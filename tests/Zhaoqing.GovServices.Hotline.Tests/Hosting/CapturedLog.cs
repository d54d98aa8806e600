using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Keeps what is written to the log of <typeparamref name="T"/>.</summary>
internal sealed class CapturedLog<T> : ILogger<T>
{
    public ConcurrentQueue<(LogLevel Level, string Said)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue((logLevel, formatter(state, exception)));
}
