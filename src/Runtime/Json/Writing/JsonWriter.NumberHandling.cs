using System.Globalization;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Json;

/// <summary>Numbers where <see cref="JsonNumberHandlingAttribute"/> says something else than usual.</summary>
public sealed partial class JsonWriter
{
    /// <summary>Under these a number that is not finite is a word in a string.</summary>
    private const JsonNumberHandling WritesNamedLiterals = JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.WriteAsString;

    /// <summary>Writes an integer, in quotes if so asked.</summary>
    public void WriteNumber(long value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if so asked.</summary>
    public void WriteNumber(ulong value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if so asked.</summary>
    public void WriteInt128(Int128 value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteInt128(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if so asked.</summary>
    public void WriteUInt128(UInt128 value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteUInt128(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if so asked.</summary>
    public void WriteNumber(decimal value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if so asked; one that is not finite as a word, if so asked.</summary>
    public void WriteNumber(double value, JsonNumberHandling handling)
    {
        if (!double.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if so asked; one that is not finite as a word, if so asked.</summary>
    public void WriteNumber(float value, JsonNumberHandling handling)
    {
        if (!float.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if so asked; one that is not finite as a word, if so asked.</summary>
    public void WriteHalf(Half value, JsonNumberHandling handling)
    {
        if (!Half.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteHalf(value);
        EndNumber(isQuoted);
    }

    private bool StartNumber(JsonNumberHandling handling)
    {
        bool isQuoted = handling.HasFlag(JsonNumberHandling.WriteAsString);
        if (isQuoted)
            WriteByte((byte)'"');
        return isQuoted;
    }

    private void EndNumber(bool isQuoted)
    {
        if (isQuoted)
            WriteByte((byte)'"');
    }
}
