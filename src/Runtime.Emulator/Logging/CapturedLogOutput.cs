using System.Text;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>Splits the log records of a function in this process into lines.</summary>
/// <param name="lines">Receives the lines.</param>
/// <param name="ignored">Records with this text are not added.</param>
internal sealed class CapturedLogOutput(LogLines lines, string ignored) : LogOutput
{
    private readonly byte[] _ignored = Encoding.UTF8.GetBytes(ignored);

    public override void Write(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf(_ignored) >= 0)
            return;

        // A record ends with a line feed. The lines of one record stay together.
        foreach (string line in Encoding.UTF8.GetString(record).TrimEnd('\n').Split('\n'))
            lines.Add(line);
    }
}
