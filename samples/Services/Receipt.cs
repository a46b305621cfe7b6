public sealed class Receipt(PriceList prices) : IDisposable
{
    public decimal Total { get; private set; }

    public void Add(string article) => Total += prices[article];

    public void Dispose() => Console.WriteLine($"receipt over {Total} closed");
}
