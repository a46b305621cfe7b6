using System.Text;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>Splits the log records of a function in this process into lines.</summary>
internal sealed class CapturedLogOutput(LogLines lines) : LogOutput
{
    public override void Write(ReadOnlySpan<byte> record)
    {
        // A record ends with a line feed. The lines of one record stay together.
        foreach (string line in Encoding.UTF8.GetString(record).TrimEnd('\n').Split('\n'))
            lines.Add(line);
    }
}
