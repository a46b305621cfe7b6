namespace Lambda.Runtime.Json.Reading;

/// <summary>
/// Reads dates and times in the forms of ISO 8601 that System.Text.Json accepts: <c>2026-11-23</c> or <c>2026-11-23T10:20</c>, with optional seconds, a fraction of up to
/// 16 digits, and an offset.
/// </summary>
/// <remarks>
/// System.Text.Json's own parser would bring its reader, and the database of time zones for times without an offset, into every binary with a time.
/// https://learn.microsoft.com/dotnet/standard/datetime/system-text-json-support
/// </remarks>
/// <param name="text">The text.</param>
internal ref struct JsonIsoTime(ReadOnlySpan<byte> text)
{
    private const int MaxFractionDigits = 16;
    private const int TickDigits = 7;
    private const int MaxOffsetMinutes = 14 * 60;

    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The date and time as it is in the text. Digits after the seventh of a fraction are dropped.</summary>
    private DateTime Time { get; set; }

    /// <summary>The offset from UTC; <see langword="null"/> if the text has no offset.</summary>
    private TimeSpan? Offset { get; set; }

    /// <summary>The offset is a <c>Z</c>.</summary>
    private bool IsUtc { get; set; }

    /// <param name="text">The text.</param>
    /// <param name="time">In UTC after a <c>Z</c>, local after another offset, otherwise of no kind.</param>
    /// <returns>False if the text has another form, or there is no such day or time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        var iso = new JsonIsoTime(text);
        bool isValid = iso.TryParse();
        time = iso.IsUtc ? DateTime.SpecifyKind(iso.Time, DateTimeKind.Utc)
            : isValid && iso.Offset is { } offset ? new DateTimeOffset(iso.Time.Ticks, offset).LocalDateTime
            : iso.Time;
        return isValid;
    }

    /// <param name="text">The text.</param>
    /// <param name="time">In UTC if the text has no offset: so it is on Lambda, and the time zone of the developer's machine makes no difference.</param>
    /// <returns>False if the text has another form, or there is no such day or time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        var iso = new JsonIsoTime(text);
        bool isValid = iso.TryParse();
        time = isValid ? new DateTimeOffset(iso.Time.Ticks, iso.Offset ?? TimeSpan.Zero) : default;
        return isValid;
    }

    private bool TryParse()
    {
        if (!TryReadDate())
            return false;
        return _rest.IsEmpty || (TryReadTime() && TryReadOffset() && _rest.IsEmpty);
    }

    private bool TryReadDate()
    {
        if (!(TryReadDigits(4, out int year) && TryRead('-') && TryReadDigits(2, out int month) && TryRead('-') && TryReadDigits(2, out int day)))
            return false;
        if (year == 0 || month is < 1 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        Time = new DateTime(year, month, day);
        return true;
    }

    private bool TryReadTime()
    {
        if (!(TryRead('T') && TryReadDigits(2, out int hour) && hour < 24 && TryRead(':') && TryReadDigits(2, out int minute) && minute < 60))
            return false;
        Time = Time.AddTicks(hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute);
        if (!TryRead(':'))
            return true;
        if (!TryReadDigits(2, out int second) || second >= 60)
            return false;
        Time = Time.AddTicks(second * TimeSpan.TicksPerSecond);
        return !TryRead('.') || TryReadFraction();
    }

    private bool TryReadFraction()
    {
        int ticks = 0;
        int count = 0;
        for (; count < MaxFractionDigits && !_rest.IsEmpty && char.IsAsciiDigit((char)_rest[0]); count++)
        {
            if (count < TickDigits)
                ticks = ticks * 10 + (_rest[0] - '0');
            _rest = _rest[1..];
        }

        for (int digits = count; digits < TickDigits; digits++)
            ticks *= 10;
        Time = Time.AddTicks(ticks);

        // System.Text.Json accepts a point without digits, if an offset follows.
        return count > 0 || !_rest.IsEmpty;
    }

    private bool TryReadOffset()
    {
        if (_rest.IsEmpty)
            return true;
        IsUtc = TryRead('Z');
        if (IsUtc)
        {
            Offset = TimeSpan.Zero;
            return true;
        }

        bool isNegative = TryRead('-');
        if (!isNegative && !TryRead('+'))
            return false;
        int minute = 0;
        bool isOffset = TryReadDigits(2, out int hour) && (_rest.IsEmpty || (TryRead(':') && TryReadDigits(2, out minute) && minute < 60));
        int minutes = hour * 60 + minute;
        Offset = TimeSpan.FromTicks((isNegative ? -minutes : minutes) * TimeSpan.TicksPerMinute);
        long utc = Time.Ticks - Offset.Value.Ticks;
        return isOffset && minutes <= MaxOffsetMinutes && utc >= 0 && utc <= DateTime.MaxValue.Ticks;
    }

    private bool TryRead(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest[1..];
        return true;
    }

    private bool TryReadDigits(int count, out int value)
    {
        value = 0;
        if (_rest.Length < count)
            return false;
        foreach (byte digit in _rest[..count])
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + (digit - '0');
        }

        _rest = _rest[count..];
        return true;
    }
}
