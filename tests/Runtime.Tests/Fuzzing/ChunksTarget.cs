using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes a chunked body and the bytes after it: it is decoded in place, with the same result for any split and by a naive decoder.</summary>
public static class ChunksTarget
{
    public static void Run(byte[] input)
    {
        (Outcome Outcome, string Data, int Consumed) naive = Naive.Chunks(Encoding.Latin1.GetString(input));
        (Outcome Outcome, string Data, int Consumed, string Message) whole = Property.AllocatesWithinLimit(input.Length, granted: 0, () => Decode(input, [Range.All]));
        Property.Equal(naive.Outcome, whole.Outcome, "the outcome");
        if (naive.Outcome != Outcome.Malformed)
            Property.Equal(naive, (whole.Outcome, whole.Data, whole.Consumed), "the body");
        for (int variant = 0; variant < 3; variant++)
            Property.Equal(whole, Decode(input, Property.Pieces(input.Length, variant)), $"in pieces {variant}");
    }

    private static (Outcome Outcome, string Data, int Consumed, string Message) Decode(byte[] input, IEnumerable<Range> pieces)
    {
        var body = new ChunkedBody();
        var data = new StringBuilder();
        int total = 0;
        try
        {
            foreach (Range piece in pieces)
            {
                byte[] bytes = input[piece];
                int length = body.Decode(bytes, out int consumed);
                Property.Holds(length <= consumed, "the decoded bytes are not longer than their encoding");
                Property.Holds(body.IsComplete || consumed == bytes.Length, "all bytes are consumed until the body is complete");
                Property.Holds(bytes.AsSpan(consumed).SequenceEqual(input[piece].AsSpan(consumed)), "the bytes after the body are unchanged");
                data.Append(Encoding.Latin1.GetString(bytes.AsSpan(0, length)));
                total += consumed;
            }
        }
        catch (ProtocolException e)
        {
            return (Outcome.Malformed, "", 0, e.Message);
        }

        return (body.IsComplete ? Outcome.Complete : Outcome.CutShort, data.ToString(), total, "");
    }
}
