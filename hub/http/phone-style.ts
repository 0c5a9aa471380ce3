/** Look of the ticket's page for phones: system fonts alone, light and dark, called in hall red (K10). */
export const STYLE = `:root{color-scheme:light dark;--paper:#f7f4ee;--sheet:#fff;--ink:#1b1a18;--ink2:#57524a;--line:#dad5ca;--edge:#7f796c;--red:#b3202a;--teal:#0f4c55;--near:#f6e7c4;--amber:#8a5a00}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--sheet:#22201d;--ink:#f3efe7;--ink2:#bdb6a9;--line:#3a3732;--edge:#8f887b;--red:#b3202a;--teal:#8fd0da;--near:#3d3014;--amber:#f0c064}}
*{box-sizing:border-box}body{margin:0 auto;max-width:480px;min-height:100vh;background:var(--paper);color:var(--ink);font:17px/1.5 -apple-system,"Noto Sans SC","PingFang SC",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;justify-content:space-between;gap:12px;padding:16px 24px;font-size:15px}header b{font-weight:600;flex:1}header a,a{color:var(--teal)}
.field{background:var(--sheet);border:solid var(--ink);border-width:1px 0;padding:16px 24px}.number{font-size:min(28vw,136px);line-height:1.05;font-weight:700;letter-spacing:-.02em;white-space:nowrap}
.long{font-size:min(22vw,108px)}main{padding:20px 24px}h1{font-size:28px;line-height:1.35;margin:8px 0;font-weight:600}.small{color:var(--ink2);font-size:15px;margin:12px 0}
.soon{background:var(--near);border-left:8px solid var(--amber);padding:12px 16px;font-weight:600}.soon:before{content:"▲ ";color:var(--amber)}
.moved{border:1px solid var(--teal);padding:10px 16px}.place{font-size:20px;border-top:1px solid var(--line);padding-top:16px}
button{font:inherit;color:var(--ink);background:var(--sheet);border:1px solid var(--edge);border-radius:8px;min-height:52px;padding:8px 16px;width:100%;margin:6px 0}
.main{font-size:20px;font-weight:600;color:#fffdf9;background:var(--red);border-color:var(--red)}.quiet{color:var(--teal);background:none;border:0;text-decoration:underline;width:auto;padding:8px 0}
fieldset{border:0;padding:0;margin:16px 0}legend{padding:0;font-weight:600}label{display:flex;gap:12px;align-items:center;min-height:48px}input{width:24px;height:24px}textarea{width:100%;min-height:96px;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--edge);border-radius:8px;padding:10px}
aside{padding:0 24px 24px}#off{background:var(--near);padding:10px 24px;margin:0}
.called{background:#b3202a;color:#fffdf9}.called a,.called .small,.called .quiet{color:#fffdf9}.called .plate{display:inline-block;background:#fffdf9;color:#b3202a;font-size:min(40vw,190px);line-height:1;font-weight:700;padding:12px 28px}.called .plate.name{font-size:44px;line-height:1.25;padding:12px 20px}.called .line{border-top:2px solid #fffdf9;margin:12px 0}.called #off{color:#1b1a18;background:#f6e7c4}.called .main{background:#fffdf9;color:#b3202a}
[hidden]{display:none}@media(prefers-reduced-motion:no-preference){body{transition:background .24s}}`;
