using Lambda.Runtime;

public record Sale(string[] Articles);

public sealed class Till(PriceList prices)
{
    [LambdaHandler]
    public decimal Sell(Sale sale, [FromServices] Receipt receipt)
    {
        foreach (string article in sale.Articles)
            receipt.Add(article);
        return receipt.Total;
    }

    [LambdaHandler]
    public decimal Price(string article) => prices[article];
}
