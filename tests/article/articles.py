"""Articles of our own in every shape that an author may paste; what they say is short and beside the point."""

LOST_SEPARATORS = """Northgate Academy

Coding and Billing – Who Does What?

Newcomers often mix up the coder and the biller. Both work in the revenue cycle, on different sides of a claim.

Here’s how to tell them apart.


What is Medical Coding?

Medical coding turns what a clinician wrote down into standard codes, such as ICD-10-CM and HCPCS Level II.

Medical coders:

  • Read the record of the visit
  • Choose the codes that describe it
  • Keep to the official guidelines

Good codes are where a good claim begins.


What is Medical Billing?

Medical billing asks the payer for what the visit cost.

Medical billers:

  • Check what the plan covers
  • Send the claim
  • Answer denials & rejections
  • Post what was paid

Good billing keeps a practice open.


Main Differences Between Coding and Billing

Medical CodingMedical Billing
Starts from the recordStarts from the codes
Cares about accuracy & complianceCares about payment & deadlines
Needs knowledge of medicineNeeds knowledge of plans

The two meet wherever a claim comes back.


Which One Suits You in 2026?

Both are steady work. Certificates help in either (CPC, CPB).

It depends on what you like — reading closely or following up.


At Northgate Academy, we provide evening classes with certification and placement support for beginners.
"""
"""Pasted from a browser as plain text: bullets are characters, and the table has lost what stood between its cells."""

MARKDOWN = """# Front desk or back office?

An *introduction* with a [source](https://example.org/a_b), a lone * and `837P`.

## 1. What coders do

Medical coders:

* Read the record
* Choose a code
  * from the current year
* Ask the clinician

## 2. What billers do

Medical billers:

* Send the claim
* Post the payment
* Call the payer

## Side by side

| Aspect | Coders | Billers |
|:---|---|:-:|
| What comes in | The **signed** record | The codes |
| What goes out | Codes | A claim |

They meet in the [revenue cycle][cycle].

[cycle]: https://example.org/cycle "The cycle"

## Enrol now

Write to hello@example.org or visit https://northgate.example/courses today.
"""

WEB_PAGE = """<!DOCTYPE html>
<html><head><title>Coding &amp; billing | Northgate</title><style>p { color: red }</style>
<script>var text = "<p>not a word of it</p>";</script></head>
<body class="page has-sidebar">
<header class="site-header"><nav><ul><li><a href="/">Home</a></li>
<li><a href="/courses">Courses</a></li></ul></nav></header>
<main><article>
<header><h1>Coding &amp; billing</h1><p>By Jane Roe | 12 March 2026</p></header>
<p>Two jobs, <b>one</b> cycle. <img src="https://cdn.example/cycle.png" alt="The five steps of the cycle"></p>
<div class="ad-container">Buy more coffee!</div>
<h2>Coders</h2>
<p>They <em>read</em> the record<br>and choose codes.</p>
<ul><li>Read the <a href="https://example.org/record">record</a></li>
<li>Choose codes<ul><li>for diagnoses</li><li>for supplies</li></ul></li></ul>
<h2>Billers</h2>
<ul><li>Send claims</li><li>Post payments</li></ul>
<h2>Compared</h2>
<table><caption>Tools and aims</caption>
<thead><tr><th></th><th>Coder</th><th>Biller</th></tr></thead>
<tbody><tr><th>Tool</th><td>Encoder</td><td>Clearinghouse</td></tr>
<tr><th>Aim</th><td>The right code</td><td>Payment</td></tr></tbody></table>
<p>Neither can do without the other.</p>
<h2>Why choose us?</h2>
<p>We offer live classes.</p><p><a href="https://northgate.example/enrol">Enrol now</a></p>
<div class="social-share"><button>Share</button></div>
</article></main>
<aside><h3>Related</h3><p>Ten tips for coders</p></aside>
<footer><p>&copy; 2026 Northgate. All rights reserved.</p></footer>
<script>alert(1)</script></body></html>
"""

WORD_PROCESSOR = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0in} --></style>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Jane</o:Author></o:DocumentProperties></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:.5in'><div class=WordSection1>
<p class=MsoTitle>Coders and billers<o:p></o:p></p>
<p class=MsoNormal><span style='font-size:12.0pt;mso-bidi-font-size:11.0pt'>Two jobs that share
one&nbsp;aim.<o:p></o:p></span></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span>What coders do<o:p></o:p></span></b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Read the <b>whole</b> record<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>old notes too</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Choose the code</p>
<p class=MsoNormal><b>What billers do</b></p>
<p class=MsoNormal style='margin-left:.5in;text-indent:-.25in'>·&nbsp;&nbsp;&nbsp; Send the claim</p>
<p class=MsoNormal>·&nbsp;&nbsp;&nbsp; Post the payment</p>
<p class=MsoNormal><b>Their work in steps</b></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Register</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Bill</p>
<p class=MsoNormal><b>Compared</b></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Coder</b></p></td>
<td><p class=MsoNormal><b>Biller</b></p></td></tr>
<tr><td><p class=MsoNormal>Works on records</p></td><td><p class=MsoNormal>Works on <i>claims</i></p></td></tr></table>
<p class=MsoNormal>Keep 5 * 3 days, file_name_x and &lt;b&gt; as they are.</p>
</div></body></html>
"""

TABBED = (
    "Coding and billing compared\r\n\r\nThey differ in many ways, as this shows.\r\n\r\n"
    "\tCoder\tBiller\r\nReads\tThe record\tThe contract\r\nWrites\tCodes\tClaims\r\n\r\n"
    "That is all there is to it.\r\n"
)
"""From a spreadsheet on Windows."""

WALL = " ".join(
    f"Visit {number} was coded on the day it took place. Its claim went out a week later, as it should."
    for number in range(1, 600)
)
"""No heading, no paragraph, more than one section can hold."""

NUMBERED = """The revenue cycle in three steps

Every visit goes through them.

1. Registration

The front desk takes down who the patient is. It checks the plan.

2. Coding

2.1 Outpatient visits

The coder reads the note and chooses codes.

2.2 Hospital stays

Here ICD-10-PCS is used as well.

3. Billing

The biller sends the claim.
"""

WRAPPED = """Coding and billing

Medical coding and medical billing are two separate steps of the same
process. The coder reads what the clinician has documented and chooses the
codes that describe it. The biller uses those codes to ask the payer for
payment, and follows the claim until it has been paid.

DUTIES OF THE CODER

• Read the whole record before choosing a
  code
• Ask the clinician when the note is not
  clear

DUTIES OF THE BILLER

• Check the plan of the patient
• Send the claim within the time that the
  payer allows

Page 1 of 2

WHERE THEY MEET

The coder and the biller meet wherever a claim comes back because of a
code. Neither can repair it alone.
"""
"""From a PDF: every line ends where the page did."""

BARE = """Medical coding for beginners
Medical coding is precise work. It begins with the record.
Medical coders:
Read the record
Choose the code
Ask the clinician
Medical Billing For Beginners
Medical billing is patient work. It begins with the codes.
Medical billers:
Send the claim
Post the payment
"""
"""Not one empty line, not one bullet."""

RIGHT_TO_LEFT = """الترميز الطبي والفوترة الطبية

يخلط كثير من الطلاب بينهما. فما الفرق؟

ما هو الترميز الطبي؟

الترميز هو تحويل السجل إلى رموز.

المرمزون الطبيون:

• مراجعة السجلات
• تعيين الرموز

ما هي الفوترة الطبية؟

المفوترون الطبيون:

• إرسال المطالبات
• متابعة المدفوعات
"""

DIVISIONS = """<div id="page"><div class="site-header"><a href="/">Northgate</a>
<div class="menu"><ul><li><a>Home</a></ul></div></div>
<div class="post"><h1 class="entry-title">Rejected or denied?</h1><div class="entry-meta">Posted on March 3, 2026</div>
<div class="toc"><p>Contents</p><ul><li><a href="#a">1 Rejected</a></ul></div>
<div>A claim can come back in two ways.<br><br>Know which.</div>
<h2><span id="a">Rejected</span></h2>Right in the division, <i>before</i> adjudication. Mend it and send a new claim.
<figure><img src="data:image/png;base64,AAAA" alt="The way of a claim">
<figcaption>How a claim travels</figcaption></figure>
<h2>Denied</h2><p>After adjudication. Appeal, or accept.</p>
<p>&bull; Read the reason<br>&bull; Check the date<br>&bull; Call the payer</p>
<ins class="adsbygoogle" style="display:block">Shoes, half price</ins>
<p>A denial is a decision. Our experts teach this live. Call us today: +1 555 010 9999.</p>
<div class="sharing"><h3>Share this:</h3></div></div>
<div id="comments"><h2>2 comments</h2><p>Nice!</p></div></div>
"""
"""A page of a blog without any element that says what it is, and with things in the middle of it."""

SHARED_DOCUMENT = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span
style="font-size:20pt;font-weight:400;">Coders and billers</span></h1><p dir="ltr"><span
style="font-weight:400;">They share </span><span style="font-weight:700;">one</span><span
style="font-weight:400;"> aim: payment.</span></p><br /><h2><span>The coder</span></h2><ul><li
aria-level="1"><p role="presentation"><span>Reads the record</span></p></li><li aria-level="1"><p><span>Chooses
codes</span></p></li><ul><li aria-level="2"><p><span>diagnoses first</span></p></li></ul></ul><h2><span>The
biller</span></h2><ul><li><p><span>Sends claims</span></p></li><li><p><span>Posts payments</span></p></li></ul></b>"""
"""What the clipboard holds after copying from a word processor in the browser."""

ALL = {name: text for name, text in vars().items() if name.isupper() and isinstance(text, str)}
