using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The record of what happens beside the cases.</summary>
internal static class DeskRecord
{
    /// <summary>The record of one kind of thing.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="replay">Folds its events.</param>
    public static StreamRecord<TState, TEvent> Over<TState, TEvent>(IEventStore store, TimeProvider time, Func<IEnumerable<TEvent>, TState> replay)
        where TState : class
        where TEvent : DeskEvent =>
        new(store, time, replay, recorded => (TEvent)DeskEventCodec.Read(recorded.Type, recorded.Content.Span), ToRecord, CaseDesk.KeyReusedCode);

    private static NewEvent ToRecord<TEvent>(TEvent happened)
        where TEvent : DeskEvent =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), DeskEventCodec.NameOf(happened), happened.At, happened.By, DeskEventCodec.Write(happened));
}
