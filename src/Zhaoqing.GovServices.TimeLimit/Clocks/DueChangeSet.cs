using System.Collections;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What a new edition changes among the clocks of a fleet, by their place.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. It is counted, and the changes are listed as they are read: a notice that moves every clock of a city
/// costs two bytes a clock and no list. An append for each is the caller's; to keep the list, spread it: <c>[.. changes]</c>.
/// </remarks>
public sealed class DueChangeSet : IReadOnlyCollection<DueChange>
{
    private readonly PackedClock[] _clocks;
    private readonly ushort[] _dues;
    private readonly DueChange[] _others;
    private readonly FleetDays _days;

    /// <summary>Creates a set.</summary>
    /// <param name="clocks">The packed clocks.</param>
    /// <param name="dues">Their due days by the new edition; of a place without a packed clock <see cref="PackedClock.None"/>, or 0 where the clock there changes.</param>
    /// <param name="others">The changes of the clocks there, by place.</param>
    /// <param name="days">The days of the new edition.</param>
    /// <param name="count">How many change.</param>
    internal DueChangeSet(PackedClock[] clocks, ushort[] dues, DueChange[] others, FleetDays days, int count)
    {
        _clocks = clocks;
        _dues = dues;
        _others = others;
        _days = days;
        Count = count;
    }

    /// <summary>How many clocks change.</summary>
    public int Count { get; }

    /// <summary>The changes, by the place of their clocks.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<DueChange> IEnumerable<DueChange>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads the changes one by one.</summary>
    public struct Enumerator : IEnumerator<DueChange>
    {
        private readonly PackedClock[] _clocks;
        private readonly ushort[] _dues;
        private readonly DueChange[] _others;
        private readonly LocalDate[] _dates;
        private readonly int _firmThrough;
        private int _place = -1, _other = -1;

        internal Enumerator(DueChangeSet changes)
        {
            _clocks = changes._clocks;
            _dues = changes._dues;
            _others = changes._others;
            _dates = changes._days.Dates;
            _firmThrough = changes._days.FirmThrough;
        }

        /// <summary>The change; made when it is read, so that what is not read costs nothing.</summary>
        public readonly DueChange Current
        {
            get
            {
                ref readonly var clock = ref _clocks[_place];
                if (clock.Due == PackedClock.None) return _others[_other];
                int due = _dues[_place];
                return new DueChange(_place, new DueDay(_dates[clock.Due], clock.Provisional), new DueDay(_dates[due], due > _firmThrough));
            }
        }

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next change.</summary>
        public bool MoveNext()
        {
            var (clocks, dues) = (_clocks, _dues);
            int place = _place + 1;
            for (; place < clocks.Length && place < dues.Length; place++)
            {
                ref readonly var clock = ref clocks[place];
                int due = dues[place];
                if (due == clock.Due && due > _firmThrough == clock.Provisional) continue;
                if (clock.Due == PackedClock.None) _other++;
                _place = place;
                return true;
            }

            _place = clocks.Length;
            return false;
        }

        /// <summary>Begins again.</summary>
        public void Reset() => _place = _other = -1;

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }
}
