using Lambda.Runtime;
using Sample;

public record Card(string Number);
public record Verdict(bool Valid);

public static class Functions
{
    [LambdaHandler]
    public static Verdict Check(Card card) => new(Luhn.IsValid(card.Number));
}
