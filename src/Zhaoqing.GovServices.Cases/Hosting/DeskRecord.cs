using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The record of what happens beside the cases.</summary>
internal sealed class DeskRecord<TState, TEvent>(IEventStore store, TimeProvider time, Func<IEnumerable<TEvent>, TState> replay)
    : StreamRecord<TState, TEvent>(store, time, replay, recorded => (TEvent)DeskEventCodec.Read(recorded.Type, recorded.Content.Span), ToRecord, CaseDesk.KeyReused)
    where TState : class
    where TEvent : DeskEvent
{
    private static NewEvent ToRecord(TEvent happened) =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), DeskEventCodec.NameOf(happened), happened.At, happened.By, DeskEventCodec.Write(happened));
}
