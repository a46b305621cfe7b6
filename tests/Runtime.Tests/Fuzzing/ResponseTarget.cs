using System.Text;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes a response that ends when the peer closes its side: it is read with the same result for any split and by a naive reader.</summary>
public static class ResponseTarget
{
    private static readonly HttpResponse Used = new();

    public static void Run(byte[] input)
    {
        Result whole = RunWhole(input);

        // A response that was used before has no memory of it.
        for (int variant = 0; variant < 3; variant++)
            Property.Equal(whole, Read(Used, input, Property.Pieces(input.Length, variant)), $"in pieces {variant}");
    }

    internal static Result RunWhole(byte[] input)
    {
        string text = Encoding.Latin1.GetString(input);
        var naive = Naive.Response(text);
        long claimed = DeclaredLength(text);
        var whole = Property.AllocatesWithinLimit(input.Length, claimed, () => Read(new HttpResponse(), input, [Range.All]));
        Property.Equal(naive.Outcome, whole.Outcome, "the outcome");
        if (naive.Outcome == Outcome.Complete)
            Property.Equal(naive, (whole.Outcome, whole.Status, whole.KeepAlive, whole.Headers, whole.Body), "the response");
        return whole;
    }

    private static Result Read(HttpResponse response, byte[] input, IEnumerable<Range> pieces)
    {
        response.Reset();
        try
        {
            foreach (Range piece in pieces)
            {
                ReadOnlySpan<byte> rest = input.AsSpan(piece);
                while (!rest.IsEmpty)
                {
                    Span<byte> room = response.GetReceiveSpan();
                    Property.Holds(!room.IsEmpty, "there is no room for what comes next");
                    int count = Math.Min(room.Length, rest.Length);
                    rest[..count].CopyTo(room);
                    rest = rest[count..];
                    if (!response.TryRead(count))
                        continue;
                    int end = piece.GetOffsetAndLength(input.Length) is var (offset, length) ? offset + length - rest.Length : 0;
                    return end == input.Length ? Complete(response) : new Result(Outcome.Malformed, 0, false, "", "", "left over");
                }
            }

            _ = response.GetReceiveSpan();
            Property.Holds(response.TryRead(0), "a response without an end ends with the connection, or fails");
            return Complete(response);
        }
        catch (ProtocolException e)
        {
            bool isLeftOver = e.Violation == ProtocolViolation.BytesAfterEnd;
            return new Result(Outcome.Malformed, 0, false, "", "", isLeftOver ? "left over" : e.Message);
        }
        catch (ConnectionException e)
        {
            return new Result(Outcome.CutShort, 0, false, "", "", e.Message);
        }
    }

    private static Result Complete(HttpResponse response) =>
        new(Outcome.Complete, response.Status, response.KeepAlive, Encoding.Latin1.GetString(response.HeaderBytes.Span), Encoding.Latin1.GetString(response.Body.Span), "");

    /// <summary>The buffer for a body is allocated at once if its length is within the limit.</summary>
    private static long DeclaredLength(string text) =>
        Naive.Headers(text).Select(static header => long.TryParse(header.Value, out long length) && length <= BodyFraming.MaxBodyLength ? length : 0).Append(0).Max();

    internal sealed record Result(Outcome Outcome, int Status, bool KeepAlive, string Headers, string Body, string Message);
}
